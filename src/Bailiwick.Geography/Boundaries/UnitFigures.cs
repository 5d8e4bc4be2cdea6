namespace Bailiwick.Geography.Boundaries;

/// <summary>The figures of each unit that follow from its outline.</summary>
internal sealed record UnitFigures(double[] Longitude, double[] Latitude, double[] AreaKm2, double[] Boxes, GeographicBox Bounds);
