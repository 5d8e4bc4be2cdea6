namespace Bailiwick.Geography.Measuring;

/// <summary>The web map's projection (EPSG:3857), scaled so that the world is a square of side 1.</summary>
internal static class Mercator
{
    /// <summary>The latitude at which the square ends, degrees.</summary>
    public const double MaxLatitude = 85.0511287798066;

    /// <summary>0 at 180 degrees west, 1 at 180 degrees east.</summary>
    public static double X(double longitude) => (longitude / 360) + 0.5;

    /// <summary>0 in the north, 1 in the south; latitudes beyond the square are put on its edge.</summary>
    public static double Y(double latitude)
    {
        var sine = Math.Sin(Math.Clamp(latitude, -MaxLatitude, MaxLatitude) * Sphere.RadiansPerDegree);
        return 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    /// <summary>The longitude of an X, degrees.</summary>
    public static double Longitude(double x) => (x - 0.5) * 360;

    /// <summary>The latitude of a Y, degrees.</summary>
    public static double Latitude(double y) => Math.Atan(Math.Sinh((1 - (2 * y)) * Math.PI)) / Sphere.RadiansPerDegree;
}
