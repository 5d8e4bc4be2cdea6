using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Server.Boundaries;

/// <summary>The units of a set by number: parallel arrays.</summary>
/// <param name="Longitude">Of a point inside each unit, degrees.</param>
/// <param name="Latitude">Of that point, degrees.</param>
/// <param name="AreaKm2">Ground area, square kilometers.</param>
/// <param name="Boxes">West, south, east, north, four a unit, degrees.</param>
public sealed record BoundaryUnits(
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Names,
    double[] Longitude,
    double[] Latitude,
    double[] AreaKm2,
    double[] Boxes)
{
    // Seven digits after the point are a centimeter on the ground.
    private const int Digits = 7;

    internal static BoundaryUnits Of(BoundarySet set) => new(
        set.Ids, set.Names, Rounded(set.Longitude, Digits), Rounded(set.Latitude, Digits), Rounded(set.AreaKm2, Digits), Rounded(set.Boxes, Digits));

    private static double[] Rounded(double[] values, int digits) => Array.ConvertAll(values, value => Math.Round(value, digits));
}
