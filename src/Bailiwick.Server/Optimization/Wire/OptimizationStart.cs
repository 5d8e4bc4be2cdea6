namespace Bailiwick.Server.Optimization.Wire;

/// <summary>Where a run begins.</summary>
public enum OptimizationStart
{
    Fresh,
    Present,
}
