namespace Bailiwick.Geography.Measuring;

/// <summary>Lengths and areas on a sphere with the Earth's equal-area radius.</summary>
public static class Sphere
{
    /// <summary>Radius of the sphere with the surface of the WGS 84 ellipsoid, kilometers.</summary>
    public const double RadiusKm = 6371.0072;

    internal const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Great-circle distance, kilometers (haversine formula; good from millimeters to the antipode).</summary>
    public static double DistanceKm(double fromLongitude, double fromLatitude, double toLongitude, double toLatitude)
    {
        var north = Math.Sin((toLatitude - fromLatitude) * RadiansPerDegree / 2);
        var east = Math.Sin((toLongitude - fromLongitude) * RadiansPerDegree / 2);
        var chord = (north * north)
            + (Math.Cos(fromLatitude * RadiansPerDegree) * Math.Cos(toLatitude * RadiansPerDegree) * east * east);
        return 2 * RadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    /// <summary>
    /// Signed area inside a closed ring of longitude and latitude, square kilometers; positive when counterclockwise.
    /// Chamberlain and Duquette, Some Algorithms for Polygons on a Sphere (JPL 2007), equation 2. O(corners).
    /// </summary>
    internal static double RingAreaKm2(ReadOnlySpan<Boundaries.Vertex> ring)
    {
        double sum = 0;
        for (var index = 1; index < ring.Length; index++)
        {
            var from = ring[index - 1];
            var to = ring[index];
            sum += (to.Longitude - from.Longitude)
                * (2 + Math.Sin(from.Latitude * RadiansPerDegree) + Math.Sin(to.Latitude * RadiansPerDegree));
        }

        return -sum * RadiansPerDegree / 2 * RadiusKm * RadiusKm;
    }
}
