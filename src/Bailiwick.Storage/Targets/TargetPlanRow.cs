namespace Bailiwick.Storage.Targets;

/// <summary>A target plan as listed; state and revision come from its log.</summary>
public sealed record TargetPlanRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Guid AlignmentId { get; init; }

    public required string AlignmentName { get; init; }

    public required Guid DatasetId { get; init; }

    public required string DatasetName { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>The rule that cuts the year, as JSON.</summary>
    public required string Calendar { get; init; }

    public required string Currency { get; init; }

    public CopiedFrom? Copied { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    public int Revision { get; init; }

    public string State { get; init; } = "draft";

    /// <summary>The plan and revision a copy was taken from.</summary>
    public sealed record CopiedFrom(Guid Id, string Name, int Revision);
}
