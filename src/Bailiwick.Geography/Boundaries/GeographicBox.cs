namespace Bailiwick.Geography.Boundaries;

/// <summary>A rectangle on the map, degrees.</summary>
/// <param name="West">Western edge, -180 to 180.</param>
/// <param name="South">Southern edge, -90 to 90.</param>
/// <param name="East">Eastern edge; past 180 when the box crosses the antimeridian, never less than <paramref name="West"/>.</param>
/// <param name="North">Northern edge, -90 to 90.</param>
public readonly record struct GeographicBox(double West, double South, double East, double North);
