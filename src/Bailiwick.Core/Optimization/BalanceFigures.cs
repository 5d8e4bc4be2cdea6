namespace Bailiwick.Core.Optimization;

/// <summary>How evenly one number is shared among areas.</summary>
/// <param name="WorstDeviation">Largest absolute relative deviation from the target; 0.05 is five per cent.</param>
/// <param name="MeanDeviation">Mean absolute relative deviation.</param>
/// <param name="Gini">Mean absolute difference of load per target share over twice the mean, 0 (all equal) to 1.</param>
/// <param name="OutOfTolerance">How many areas deviate by more than the tolerance.</param>
public sealed record BalanceFigures(double WorstDeviation, double MeanDeviation, double Gini, int OutOfTolerance)
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// Judges loads against shares of a total. Where a share is 0 the load is set against the mean area, so that the figure stays finite.
    /// O(areas log areas). Throws <see cref="ArgumentException"/> when the lists differ in length.
    /// </summary>
    /// <param name="loads">By area, at least 0.</param>
    /// <param name="shares">By area, summing to 1.</param>
    /// <param name="balance">The whole that is shared, unassigned units included, and what is allowed.</param>
    public static BalanceFigures Of(IReadOnlyList<double> loads, IReadOnlyList<double> shares, Balance balance)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(shares);
        if (loads.Count != shares.Count)
        {
            throw new ArgumentException($"{loads.Count} loads and {shares.Count} shares.", nameof(shares));
        }

        if (loads.Count == 0)
        {
            return new BalanceFigures(0, 0, 0, 0);
        }

        var deviations = loads.Select((load, i) => DeviationOf(load, balance.Total * shares[i], balance.Total / loads.Count)).ToList();
        return new BalanceFigures(
            deviations.Max(Math.Abs),
            deviations.Average(Math.Abs),
            GiniOf(loads.Select((load, i) => shares[i] > 0 ? load / shares[i] : 0).Order().ToList()),
            deviations.Count(deviation => Math.Abs(deviation) > balance.Tolerance + Rounding));
    }

    /// <summary>Relative deviation of a load from its target; against the mean where the target is 0.</summary>
    /// <param name="load">What is there.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="mean">The mean load.</param>
    public static double DeviationOf(double load, double target, double mean) =>
        target > 0 ? (load / target) - 1 : mean > 0 ? load / mean : 0;

    // Sorted form of the mean absolute difference: G = sum (2i - n - 1) x_i / (n sum x), i from 1 (Sen 1973).
    private static double GiniOf(List<double> sorted)
    {
        var (sum, weighted) = (0.0, 0.0);
        for (var i = 0; i < sorted.Count; i++)
        {
            sum += sorted[i];
            weighted += ((2 * (i + 1)) - sorted.Count - 1) * sorted[i];
        }

        return sum > 0 ? weighted / (sorted.Count * sum) : 0;
    }

    /// <summary>What is shared and how exactly.</summary>
    /// <param name="Total">The whole, at least 0.</param>
    /// <param name="Tolerance">Allowed relative deviation on both sides.</param>
    public readonly record struct Balance(double Total, double Tolerance);
}
