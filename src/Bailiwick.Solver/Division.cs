namespace Bailiwick.Solver;

/// <summary>What a run found.</summary>
/// <param name="PartOfUnit">By unit, 0 .. Parts - 1; every unit is in a part.</param>
/// <param name="Score">The score, as <see cref="Scorer"/> computes it from zero.</param>
/// <param name="Trace">The steps in order, for the log and for people who ask how it came about.</param>
/// <param name="Obstacles">Why a bound is not met, in plain facts; empty when all are met.</param>
/// <param name="IsComplete">False when the run was cancelled.</param>
public sealed record Division(int[] PartOfUnit, Score Score, TraceEntry[] Trace, Obstacle[] Obstacles, bool IsComplete)
{
    /// <summary>How near the best division this is known to be; null where no bound is at hand.</summary>
    public Certificate? Certificate { get; init; }
}
