using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments.Wire;

/// <summary>An alignment as listed.</summary>
public record AlignmentInfo
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Guid DatasetId { get; init; }

    public required string DatasetName { get; init; }

    public Guid? BoundarySetId { get; init; }

    public required UnitKind UnitKind { get; init; }

    public required int Units { get; init; }

    /// <summary>Top first.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    public required int Areas { get; init; }

    public required int Revision { get; init; }

    public CopiedFrom? CopiedFrom { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    public static AlignmentInfo Of(AlignmentRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Description = row.Description,
        DatasetId = row.DatasetId,
        DatasetName = row.DatasetName,
        BoundarySetId = row.BoundarySetId,
        UnitKind = row.BoundarySetId is null ? UnitKind.Record : UnitKind.Boundary,
        Units = row.Units,
        Levels = row.Levels,
        Areas = row.Areas,
        Revision = row.Revision,
        CopiedFrom = row.Copied is { } copied ? new CopiedFrom(copied.Id, copied.Name, copied.Revision) : null,
        CreatedAt = row.CreatedAt,
        CreatedBy = row.CreatedBy,
        ChangedAt = row.ChangedAt,
        ChangedBy = row.ChangedBy,
    };
}
