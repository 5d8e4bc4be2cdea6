namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>One unit on the way into a set.</summary>
internal sealed class UnitOutline
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required int Feature { get; init; }

    /// <summary>Polygons, rings, corners; closed; outside counterclockwise, holes clockwise.</summary>
    public required Vertex[][][] Polygons { get; set; }
}
