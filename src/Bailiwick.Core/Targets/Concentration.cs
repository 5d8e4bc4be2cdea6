using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>How few carry how much.</summary>
/// <param name="MajoritySet">Largest first until their part of the whole reaches the share asked for; ties by key.</param>
/// <param name="MajorityShare">The part of the whole those carry, 0 to 1.</param>
/// <param name="Herfindahl">The sum of squared parts, 1/n (all alike) to 1 (one carries all); 0 when there is nothing.</param>
public sealed record Concentration(ImmutableArray<string> MajoritySet, decimal MajorityShare, decimal Herfindahl)
{
    /// <summary>Of amounts above 0; others carry nothing. O(n log n).</summary>
    /// <param name="amounts">Keys and amounts.</param>
    /// <param name="share">The part of the whole to reach, above 0 to 1: 0.8.</param>
    public static Concentration Of(IReadOnlyList<(string Key, decimal Amount)> amounts, decimal share)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return OfSorted([.. amounts.Where(one => one.Amount > 0).OrderByDescending(one => one.Amount).ThenBy(one => one.Key, KeyOrder.Instance)], share);
    }

    /// <summary>The same of amounts above 0 that are in that order already. O(n).</summary>
    /// <param name="carriers">Largest first, ties by key.</param>
    /// <param name="share">As above.</param>
    public static Concentration OfSorted(IReadOnlyList<(string Key, decimal Amount)> carriers, decimal share)
    {
        ArgumentNullException.ThrowIfNull(carriers);
        var whole = carriers.Sum(one => one.Amount);
        var (reached, squares) = (0m, 0m);
        var set = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, amount) in carriers)
        {
            if (reached < share * whole)
            {
                set.Add(key);
                reached += amount;
            }

            squares += amount / whole * (amount / whole);
        }

        return new Concentration(set.ToImmutable(), whole == 0 ? 0 : reached / whole, squares);
    }
}
