namespace Bailiwick.Solver;

/// <summary>A given cost from each unit to the center of each part: travel time, or anything else. Replaces distances; the parts' centers are then fixed.</summary>
/// <param name="Cost">Cost of serving a unit (first) from a part (second), at least 0, finite; squared where the objective is squared. Must be a pure function: it is called from several threads.</param>
public sealed record Travel(Func<int, int, double> Cost)
{
    /// <summary>Costs from a matrix.</summary>
    /// <param name="cost">[unit * parts + part].</param>
    /// <param name="parts">How many parts, at least 1.</param>
    public static Travel FromMatrix(double[] cost, int parts)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return new Travel((unit, part) => cost[((long)unit * parts) + part]);
    }
}
