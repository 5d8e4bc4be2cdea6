namespace Bailiwick.Core.Targets;

/// <summary>How alike numbers are.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Of the population: the mean square distance from the mean, rooted; in their own unit.</param>
/// <param name="Gini">The mean absolute difference over all pairs, over twice the mean: 0 all alike; 0 when the mean is 0.</param>
/// <param name="WithinBand">The part of the numbers whose distance from the mean is at most the band, its ends included; 0 to 1.</param>
/// <param name="Smallest">The smallest.</param>
/// <param name="Largest">The largest.</param>
public sealed record Evenness(decimal Mean, double StandardDeviation, double Gini, double WithinBand, decimal Smallest, decimal Largest)
{
    /// <summary>Of at least one number. O(n log n).</summary>
    /// <param name="numbers">At least 0 for the Gini to be between 0 and 1.</param>
    /// <param name="band">Relative distance from the mean that still counts as inside: 0.1.</param>
    public static Evenness Of(IReadOnlyList<decimal> numbers, decimal band)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count == 0)
        {
            throw new ArgumentException("There is no number.", nameof(numbers));
        }

        var mean = numbers.Sum() / numbers.Count;
        var square = numbers.Sum(number => Math.Pow((double)(number - mean), 2)) / numbers.Count;
        // Sorted form of all pairs: sum |x_i - x_j| = 2 sum (2i - n - 1) x_i, i from 1.
        var pairs = numbers.Order().Select((number, i) => ((2 * (i + 1)) - numbers.Count - 1) * number).Sum();
        var gini = mean == 0 ? 0 : (double)(pairs / numbers.Count / numbers.Count / mean);
        var inside = numbers.Count(number => Math.Abs(number - mean) <= band * Math.Abs(mean));
        return new Evenness(mean, Math.Sqrt(square), gini, (double)inside / numbers.Count, numbers.Min(), numbers.Max());
    }

    /// <summary>Pearson's correlation of two lists of one length, -1 to 1; null when either does not vary. O(n).</summary>
    public static double? Correlation(IReadOnlyList<decimal> left, IReadOnlyList<decimal> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Count != right.Count)
        {
            throw new ArgumentException($"{left.Count} and {right.Count} numbers.", nameof(right));
        }

        if (left.Count == 0)
        {
            return null;
        }

        var (meanLeft, meanRight) = (left.Average(), right.Average());
        var (both, squareLeft, squareRight) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Count; i++)
        {
            var (x, y) = ((double)(left[i] - meanLeft), (double)(right[i] - meanRight));
            both += x * y;
            squareLeft += x * x;
            squareRight += y * y;
        }

        return squareLeft == 0 || squareRight == 0 ? null : both / Math.Sqrt(squareLeft * squareRight);
    }
}
