namespace Bailiwick.Storage.Alignments;

/// <summary>An alignment as listed: what it is made of and where its log stands.</summary>
public sealed record AlignmentRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Guid DatasetId { get; init; }

    public string DatasetName { get; init; } = "";

    /// <summary>Null when the records themselves are the units.</summary>
    public Guid? BoundarySetId { get; init; }

    public required int Units { get; init; }

    public required string[] Levels { get; init; }

    public required string BalanceMeasure { get; init; }

    public required double BalanceTolerance { get; init; }

    public required bool BalanceContiguous { get; init; }

    /// <summary>Areas at the present revision.</summary>
    public required int Areas { get; init; }

    public int Revision { get; init; }

    public CopiedFrom? Copied { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>The alignment and revision a copy was taken from; the name is the one it had then.</summary>
    public sealed record CopiedFrom(Guid Id, string Name, int Revision);
}
