namespace Bailiwick.Geography.Boundaries;

/// <summary>A corner of an outline: longitude and latitude on a grid of 1e-7 degrees (about one centimeter), so that equal means equal.</summary>
/// <param name="X">Longitude in 1e-7 degrees, -1.8e9 to 1.8e9.</param>
/// <param name="Y">Latitude in 1e-7 degrees, -0.9e9 to 0.9e9.</param>
public readonly record struct Vertex(int X, int Y)
{
    /// <summary>Grid steps in one degree.</summary>
    public const double StepsPerDegree = 1e7;

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude => X / StepsPerDegree;

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude => Y / StepsPerDegree;

    /// <summary>The grid corner nearest to a position.</summary>
    /// <param name="longitude">Degrees, -180 to 180; the caller has checked.</param>
    /// <param name="latitude">Degrees, -90 to 90; the caller has checked.</param>
    public static Vertex FromDegrees(double longitude, double latitude) =>
        new((int)Math.Round(longitude * StepsPerDegree), (int)Math.Round(latitude * StepsPerDegree));

    internal ulong Key => ((ulong)(uint)X << 32) | (uint)Y;

    internal static Vertex FromKey(ulong key) => new((int)(uint)(key >> 32), (int)(uint)key);
}
