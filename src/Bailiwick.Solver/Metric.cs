namespace Bailiwick.Solver;

/// <summary>What the coordinates mean.</summary>
public enum Metric
{
    /// <summary>Kilometers in an equal-area or local plane; straight lines.</summary>
    Plane,

    /// <summary>Longitude and latitude in degrees; great circles on a sphere of radius 6,371.0088 km.</summary>
    GreatCircle,
}
