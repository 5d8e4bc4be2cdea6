using Bailiwick.Core.Datasets;

namespace Bailiwick.Geography.Places;

/// <summary>A position and where it comes from.</summary>
/// <param name="Longitude">Degrees; NaN when there is none.</param>
/// <param name="Latitude">Degrees; NaN when there is none.</param>
/// <param name="Source">What it was found by.</param>
public readonly record struct Placed(double Longitude, double Latitude, Place Source)
{
    /// <summary>No position.</summary>
    public static Placed Nowhere => new(double.NaN, double.NaN, Place.None);
}
