namespace Bailiwick.Solver.RealData;

/// <summary>Albers' equal-area conic of the United States (29.5, 45.5, from 37.5 N 96 W), kilometers on the sphere of 6371 km.</summary>
internal static class Albers
{
    private static readonly double N = (Sin(29.5) + Sin(45.5)) / 2;
    private static readonly double C = (Math.Cos(29.5 * Math.PI / 180) * Math.Cos(29.5 * Math.PI / 180)) + (2 * N * Sin(29.5));
    private static readonly double Rho0 = 6371 * Math.Sqrt(C - (2 * N * Sin(37.5))) / N;

    public static (double X, double Y) Project(double longitude, double latitude)
    {
        // The Aleutians and the Pacific islands go on westwards.
        longitude -= longitude > 0 ? 360 : 0;
        var rho = 6371 * Math.Sqrt(Math.Max(0, C - (2 * N * Sin(latitude)))) / N;
        var theta = N * (longitude + 96) * Math.PI / 180;
        return (rho * Math.Sin(theta), Rho0 - (rho * Math.Cos(theta)));
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
