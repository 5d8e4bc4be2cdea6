using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>Judges the coordinates a record brings with it.</summary>
internal static class GivenPoints
{
    /// <summary>What is wrong with them, or null when they can be used. Both NaN is nothing wrong and nothing to use: ask before.</summary>
    public static FindingKind? Judge(double longitude, double latitude)
    {
        if (double.IsNaN(longitude) || double.IsNaN(latitude))
        {
            return FindingKinds.HalfGiven;
        }

        if (longitude == 0 && latitude == 0)
        {
            return FindingKinds.ZeroZero;
        }

        if (IsOnGlobe(longitude, latitude))
        {
            return null;
        }

        return IsOnGlobe(latitude, longitude) ? FindingKinds.Swapped : FindingKinds.OffTheGlobe;
    }

    public static bool IsOnGlobe(double longitude, double latitude) => Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;
}
