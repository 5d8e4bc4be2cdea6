namespace Bailiwick.Server.Optimization.Wire;

/// <summary>What draws the territories together.</summary>
public enum OptimizationCenters
{
    Free,
    Present,
}
