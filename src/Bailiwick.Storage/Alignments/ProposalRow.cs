namespace Bailiwick.Storage.Alignments;

/// <summary>What an optimization run found, as stored.</summary>
public sealed record ProposalRow
{
    public required Guid Id { get; init; }

    public required Guid AlignmentId { get; init; }

    public required Guid JobId { get; init; }

    public required int BaseRevision { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required int MovedUnits { get; init; }

    /// <summary>Score, obstacles and totals as they are shown, JSON.</summary>
    public required string Findings { get; init; }
}
