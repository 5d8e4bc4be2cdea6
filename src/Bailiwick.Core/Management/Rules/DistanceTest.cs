namespace Bailiwick.Core.Management.Rules;

/// <summary>Within a distance of a point, over the great circle of a sphere of the mean radius 6371.0088 km (IUGG).</summary>
internal sealed class DistanceTest : ItemTest
{
    private const double EarthKilometers = 6371.0088;

    private readonly NumberAccountColumn _latitudes;
    private readonly NumberAccountColumn _longitudes;
    private readonly (double Latitude, double Longitude, double Kilometers) _circle;
    private readonly NumberTest _band;

    public DistanceTest(NumberAccountColumn latitudes, NumberAccountColumn longitudes, (double Latitude, double Longitude, double Kilometers) circle)
    {
        (_latitudes, _longitudes, _circle) = (latitudes, longitudes, circle);
        // A little wider than the circle, so that rounding never leaves out what the distance lets in.
        var reach = (circle.Kilometers / EarthKilometers * 180 / Math.PI) + 1e-6;
        _band = new NumberTest(latitudes, [(circle.Latitude - reach, circle.Latitude + reach)], isNegated: false, holdsForEmpty: false);
    }

    public override ItemTest Anchor => _band;

    public override double Share => _band.Share;

    public override bool Holds(int row) =>
        Kilometers(_circle.Latitude, _circle.Longitude, _latitudes.At(row), _longitudes.At(row)) <= _circle.Kilometers;

    /// <summary>The haversine formula; NaN when a coordinate is empty.</summary>
    private static double Kilometers(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        const double radians = Math.PI / 180;
        var north = Math.Sin((toLatitude - latitude) * radians / 2);
        var east = Math.Sin((toLongitude - longitude) * radians / 2);
        var chord = (north * north) + (Math.Cos(latitude * radians) * Math.Cos(toLatitude * radians) * east * east);
        return 2 * EarthKilometers * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
