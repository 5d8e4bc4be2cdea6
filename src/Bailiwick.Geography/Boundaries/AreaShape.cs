namespace Bailiwick.Geography.Boundaries;

/// <summary>The shape of a unit or of an area of units: a multi-polygon.</summary>
/// <param name="Polygons">
/// Polygons, each a list of closed rings (first corner equals last): the outside counterclockwise, then holes clockwise, as RFC 7946 wants.
/// Empty when there is nothing.
/// </param>
public sealed record AreaShape(Vertex[][][] Polygons)
{
    /// <summary>True when no polygon is left.</summary>
    public bool IsEmpty => Polygons.Length == 0;
}
