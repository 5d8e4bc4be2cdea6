using System.Globalization;
using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>The same division for months, products, splits and sellers: an amount by weights, exactly.</summary>
public static class Shares
{
    /// <summary>
    /// Divides an amount by weights; the parts add up to it exactly. All weights 0 divide evenly. Ties end at the smaller key, or at the
    /// earlier place when there are no keys. Throws <see cref="ArgumentException"/> when there is no weight or one is negative. O(n log n).
    /// </summary>
    /// <param name="amount">Any amount.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    /// <param name="weights">At least one, each at least 0.</param>
    /// <param name="keys">By weight, or null to number them.</param>
    public static IReadOnlyList<decimal> Divide(decimal amount, decimal unit, IReadOnlyList<decimal> weights, IReadOnlyList<string>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        if (weights.Count == 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException($"There are {weights.Count} weights and each is to be at least 0.", nameof(weights));
        }

        var names = keys ?? [.. Enumerable.Range(0, weights.Count).Select(place => place.ToString(CultureInfo.InvariantCulture))];
        return Spread.Of(new SpreadTask(amount, unit, names, Whole(weights))).Value.Amounts;
    }

    /// <summary>Rounds half away from zero to whole units.</summary>
    /// <param name="amount">Any amount.</param>
    /// <param name="unit">Above 0.</param>
    public static decimal Round(decimal amount, decimal unit) => decimal.Round(amount / unit, 0, MidpointRounding.AwayFromZero) * unit;

    /// <summary>Weights as whole numbers of one common scale; when all are 0, ones.</summary>
    internal static BigInteger[] Whole(IReadOnlyList<decimal> weights)
    {
        var scale = 0;
        var any = false;
        foreach (var weight in weights)
        {
            scale = Math.Max(scale, weight.Scale);
            any |= weight != 0;
        }

        var whole = new BigInteger[weights.Count];
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = any ? Fraction.Scaled(weights[i], scale) : BigInteger.One;
        }

        return whole;
    }
}
