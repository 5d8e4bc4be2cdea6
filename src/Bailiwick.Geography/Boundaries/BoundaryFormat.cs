namespace Bailiwick.Geography.Boundaries;

/// <summary>The kinds of boundary files that are read.</summary>
public enum BoundaryFormat
{
    /// <summary>GeoJSON (RFC 7946): every feature carries its whole outline.</summary>
    GeoJson,

    /// <summary>TopoJSON: outlines refer to shared arcs.</summary>
    TopoJson,
}
