namespace Bailiwick.Solver;

/// <summary>Great circles on a sphere; angles in degrees, distances in kilometers.</summary>
internal static class Sphere
{
    /// <summary>Mean radius of the Earth (IUGG).</summary>
    public const double Radius = 6371.0088;

    private const double Degree = Math.PI / 180;

    /// <summary>The haversine formula; exact for near points, and for opposite ones to about a meter.</summary>
    public static double Distance(double longitude, double latitude, double toLongitude, double toLatitude)
    {
        var (north, east) = (Math.Sin((toLatitude - latitude) * Degree / 2), Math.Sin((toLongitude - longitude) * Degree / 2));
        var square = (north * north) + (Math.Cos(latitude * Degree) * Math.Cos(toLatitude * Degree) * east * east);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(square)));
    }

    /// <summary>Where a place lies on the plane that touches the sphere at an origin, at its true distance and bearing from there.</summary>
    public static (double X, double Y) ToPlane(double originLongitude, double originLatitude, double longitude, double latitude)
    {
        var distance = Distance(originLongitude, originLatitude, longitude, latitude);
        var east = (longitude - originLongitude) * Degree;
        var (sin0, cos0) = Math.SinCos(originLatitude * Degree);
        var (sin, cos) = Math.SinCos(latitude * Degree);
        var (x, y) = (cos * Math.Sin(east), (cos0 * sin) - (sin0 * cos * Math.Cos(east)));
        var length = Math.Sqrt((x * x) + (y * y));
        // The opposite point has every bearing; any will do.
        return length > 0 ? (distance * x / length, distance * y / length) : (distance, 0);
    }

    /// <summary>The inverse of <see cref="ToPlane"/>; longitude from -180 to 180.</summary>
    public static (double Longitude, double Latitude) FromPlane(double originLongitude, double originLatitude, double x, double y)
    {
        var distance = Math.Sqrt((x * x) + (y * y));
        if (distance == 0)
        {
            return (originLongitude, originLatitude);
        }

        var (sin0, cos0) = Math.SinCos(originLatitude * Degree);
        var (sin, cos) = Math.SinCos(distance / Radius);
        var latitude = Math.Asin(Math.Clamp((sin0 * cos) + (cos0 * sin * y / distance), -1, 1)) / Degree;
        var east = Math.Atan2(x / distance * sin, (cos0 * cos) - (sin0 * sin * y / distance)) / Degree;
        return (Math.IEEERemainder(originLongitude + east, 360), latitude);
    }

    /// <summary>Direction of the weighted mean of the places; (0, 0) when they cancel out.</summary>
    public static (double Longitude, double Latitude) Middle(double[] longitude, double[] latitude, double[] weight)
    {
        var (x, y, z) = (0.0, 0.0, 0.0);
        for (var at = 0; at < longitude.Length; at++)
        {
            var (sinLongitude, cosLongitude) = Math.SinCos(longitude[at] * Degree);
            var (sinLatitude, cosLatitude) = Math.SinCos(latitude[at] * Degree);
            x += weight[at] * cosLatitude * cosLongitude;
            y += weight[at] * cosLatitude * sinLongitude;
            z += weight[at] * sinLatitude;
        }

        return (Math.Atan2(y, x) / Degree, Math.Atan2(z, Math.Sqrt((x * x) + (y * y))) / Degree);
    }
}
