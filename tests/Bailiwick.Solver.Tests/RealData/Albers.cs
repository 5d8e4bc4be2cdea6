namespace Bailiwick.Solver.RealData;

/// <summary>Albers' equal-area conic of the United States (29.5, 45.5, from 37.5 N 96 W), kilometers on the sphere of 6371 km.</summary>
internal static class Albers
{
    private static readonly double _n = (Sin(29.5) + Sin(45.5)) / 2;
    private static readonly double _c = (Math.Cos(29.5 * Math.PI / 180) * Math.Cos(29.5 * Math.PI / 180)) + (2 * _n * Sin(29.5));
    private static readonly double _rho0 = 6371 * Math.Sqrt(_c - (2 * _n * Sin(37.5))) / _n;

    public static (double X, double Y) Project(double longitude, double latitude)
    {
        // The Aleutians and the Pacific islands go on westwards.
        longitude -= longitude > 0 ? 360 : 0;
        var rho = 6371 * Math.Sqrt(Math.Max(0, _c - (2 * _n * Sin(latitude)))) / _n;
        var theta = _n * (longitude + 96) * Math.PI / 180;
        return (rho * Math.Sin(theta), _rho0 - (rho * Math.Cos(theta)));
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
