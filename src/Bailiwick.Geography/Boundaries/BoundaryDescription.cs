namespace Bailiwick.Geography.Boundaries;

/// <summary>What a boundary file holds, told before it is read in full.</summary>
/// <param name="Format">GeoJSON or TopoJSON.</param>
/// <param name="Objects">Names of the TopoJSON's objects, the one with most polygons first; empty for GeoJSON.</param>
/// <param name="Features">How many features (of the first object).</param>
/// <param name="Properties">The properties of those features.</param>
/// <param name="KeyGuess">The property most likely to be the key, or null.</param>
/// <param name="NameGuess">The property most likely to be the name, or null.</param>
public sealed record BoundaryDescription(
    BoundaryFormat Format,
    IReadOnlyList<string> Objects,
    int Features,
    IReadOnlyList<BoundaryProperty> Properties,
    string? KeyGuess,
    string? NameGuess);
