namespace Bailiwick.Solver.Medians;

/// <summary>What published instances do to a distance before it is weighted.</summary>
public enum DistanceRounding
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The whole number below (OR-Library's pmedcap).</summary>
    Down,

    /// <summary>The nearest whole number, halves up (TSPLIB's EUC_2D).</summary>
    Nearest,
}
