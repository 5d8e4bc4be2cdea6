using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Storage.Boundaries;

namespace Bailiwick.Server.Boundaries;

/// <summary>A set that was read and is to be stored: its row, its bytes, its findings.</summary>
internal sealed record NewBoundarySet(BoundarySetRow Row, byte[] Content, IReadOnlyList<BoundaryFindingRow> Findings)
{
    /// <summary>What a person or a package says about a set.</summary>
    public sealed record Label(WorkspaceId Workspace, BoundarySetId Id, string Name, string Source, string License, DateTimeOffset CreatedAt, string CreatedBy);

    public static NewBoundarySet Of(Label label, BoundaryReading reading)
    {
        var bounds = reading.Set.Bounds;
        var row = new BoundarySetRow
        {
            WorkspaceId = label.Workspace,
            Id = label.Id.Value,
            Name = label.Name,
            Source = label.Source,
            License = label.License,
            Units = reading.Set.Count,
            Bridges = reading.Set.Graph.Bridges,
            Findings = reading.Findings.Count,
            West = bounds.West,
            South = bounds.South,
            East = bounds.East,
            North = bounds.North,
            CreatedAt = label.CreatedAt,
            CreatedBy = label.CreatedBy,
        };
        return new NewBoundarySet(row, reading.Set.ToBytes(), reading.Findings.Select((finding, ordinal) => FindingRow(label, finding, ordinal)).ToList());
    }

    private static BoundaryFindingRow FindingRow(Label label, BoundaryFinding finding, int ordinal) => new()
    {
        WorkspaceId = label.Workspace,
        BoundarySetId = label.Id.Value,
        Ordinal = ordinal,
        Unit = finding.Unit,
        UnitKey = finding.Id,
        Code = finding.Code,
        Severity = finding.Severity.ToString(),
        Message = finding.Message,
    };
}
