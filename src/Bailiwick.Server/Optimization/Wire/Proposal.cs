using Bailiwick.Server.Alignments.Wire;

namespace Bailiwick.Server.Optimization.Wire;

/// <summary>What an optimization run found; accepting it is one edit.</summary>
public sealed record Proposal
{
    public required Guid Id { get; init; }

    public required Guid AlignmentId { get; init; }

    /// <summary>The revision the run began from.</summary>
    public required int BaseRevision { get; init; }

    public required ProposalState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Units it would move.</summary>
    public required int MovedUnits { get; init; }

    public required ScoreInfo Score { get; init; }

    public required IReadOnlyList<ObstacleInfo> Obstacles { get; init; }

    /// <summary>What each area would hold.</summary>
    public required IReadOnlyList<AreaTotals> Totals { get; init; }
}
