namespace Bailiwick.Geography.Boundaries;

/// <summary>What to take from a boundary file.</summary>
/// <param name="Key">The property that is the key of a unit; <c>id</c> means the feature's own id, or else a property of that name.</param>
/// <param name="Name">The property that is its name; null: the key is the name.</param>
/// <param name="ObjectName">Which object of a TopoJSON; null: the one with most polygons. Ignored for GeoJSON.</param>
public sealed record BoundaryChoice(string Key, string? Name = null, string? ObjectName = null);
