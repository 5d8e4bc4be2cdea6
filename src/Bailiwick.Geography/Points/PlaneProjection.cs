using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Points;

/// <summary>
/// Lambert's azimuthal equal-area projection of the sphere around a center: areas are true everywhere, distances nearly so over a continent
/// (under 2 per cent off 2,500 km away), and neither poles nor antimeridian are special. Snyder, Map Projections: A Working Manual
/// (USGS Professional Paper 1395, 1987), equations 24-2 to 24-4.
/// </summary>
public sealed class PlaneProjection
{
    private readonly double _sine;
    private readonly double _cosine;

    /// <summary>The projection around a center.</summary>
    /// <param name="centerLongitude">Degrees.</param>
    /// <param name="centerLatitude">Degrees, -90 to 90.</param>
    public PlaneProjection(double centerLongitude, double centerLatitude)
    {
        CenterLongitude = centerLongitude;
        CenterLatitude = centerLatitude;
        (_sine, _cosine) = Math.SinCos(centerLatitude * Sphere.RadiansPerDegree);
    }

    /// <summary>Longitude of the center, degrees.</summary>
    public double CenterLongitude { get; }

    /// <summary>Latitude of the center, degrees.</summary>
    public double CenterLatitude { get; }

    /// <summary>
    /// The projection around the middle of positions: the mean of their directions from the Earth's center. Positions that are no numbers do not
    /// count; without any, or when they cancel out, the center is at 0, 0.
    /// </summary>
    /// <param name="longitude">Degrees by position.</param>
    /// <param name="latitude">Degrees by position.</param>
    public static PlaneProjection Fit(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        double x = 0, y = 0, z = 0;
        for (var index = 0; index < longitude.Length; index++)
        {
            if (double.IsFinite(longitude[index]) && double.IsFinite(latitude[index]))
            {
                var (sineLambda, cosineLambda) = Math.SinCos(longitude[index] * Sphere.RadiansPerDegree);
                var (sinePhi, cosinePhi) = Math.SinCos(latitude[index] * Sphere.RadiansPerDegree);
                x += cosinePhi * cosineLambda;
                y += cosinePhi * sineLambda;
                z += sinePhi;
            }
        }

        var flat = Math.Sqrt((x * x) + (y * y));
        return new PlaneProjection(Math.Atan2(y, x) / Sphere.RadiansPerDegree, Math.Atan2(z, flat) / Sphere.RadiansPerDegree);
    }

    /// <summary>Kilometers east and north of the center. The point opposite the center goes to the rim of the map, 12,742 km out.</summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    public (double XKm, double YKm) Project(double longitude, double latitude)
    {
        var (sinePhi, cosinePhi) = Math.SinCos(latitude * Sphere.RadiansPerDegree);
        var (sineLambda, cosineLambda) = Math.SinCos((longitude - CenterLongitude) * Sphere.RadiansPerDegree);
        var facing = 1 + (_sine * sinePhi) + (_cosine * cosinePhi * cosineLambda);
        if (facing < 1e-12)
        {
            return (0, 2 * Sphere.RadiusKm);
        }

        var scale = Sphere.RadiusKm * Math.Sqrt(2 / facing);
        return (scale * cosinePhi * sineLambda, scale * ((_cosine * sinePhi) - (_sine * cosinePhi * cosineLambda)));
    }

    /// <summary>Projects many positions; a position that is no number stays none.</summary>
    /// <param name="longitude">Degrees by position.</param>
    /// <param name="latitude">Degrees by position.</param>
    /// <param name="xKm">Kilometers east, filled.</param>
    /// <param name="yKm">Kilometers north, filled.</param>
    public void Project(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude, Span<double> xKm, Span<double> yKm)
    {
        for (var index = 0; index < longitude.Length; index++)
        {
            (xKm[index], yKm[index]) = Project(longitude[index], latitude[index]);
        }
    }
}
