namespace Bailiwick.Solver;

/// <summary>What makes a part compact.</summary>
public enum Objective
{
    /// <summary>Pull times squared distance to the center; a free center is where that is least (Hess et al. 1965).</summary>
    SquaredDistance,

    /// <summary>Pull times distance to the center; a free center is where that is least (Weber's point).</summary>
    Distance,
}
