using Bailiwick.Storage.Boundaries;

namespace Bailiwick.Server.Boundaries;

/// <summary>What is told about a boundary set without its shapes.</summary>
/// <param name="Bridges">Pairs of units that are neighbors only because one would have none otherwise.</param>
/// <param name="Findings">How many things were found in its file.</param>
/// <param name="Bounds">West, south, east, north, degrees; east is past 180 when it crosses the antimeridian.</param>
public sealed record BoundarySetInfo(
    Guid Id,
    string Name,
    bool BuiltIn,
    int Units,
    string Source,
    string License,
    DateTimeOffset CreatedAt,
    int Bridges,
    int Findings,
    double[] Bounds)
{
    internal static BoundarySetInfo Of(BoundarySetRow row) => new(
        row.Id,
        row.Name,
        row.WorkspaceId == BoundarySetRow.BuiltIn,
        row.Units,
        row.Source,
        row.License,
        row.CreatedAt,
        row.Bridges,
        row.Findings,
        [row.West, row.South, row.East, row.North]);
}
