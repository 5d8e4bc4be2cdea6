using System.Collections.Immutable;
using System.Globalization;

namespace Bailiwick.Core.Targets;

/// <summary>Buckets computed from a number: tier 1 holds the largest.</summary>
public static class Tiers
{
    /// <summary>By number: its tier, "1" and on, or null where there is none. Ties stay together, in the higher tier. O(n log n).</summary>
    /// <param name="numbers">Any numbers or null.</param>
    /// <param name="tiers">How many, of about the same count; at least 1.</param>
    public static ImmutableArray<string?> ByCount(IReadOnlyList<decimal?> numbers, int tiers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentOutOfRangeException.ThrowIfLessThan(tiers, 1);
        var sorted = numbers.Where(number => number is not null).Select(number => number!.Value).OrderDescending().ToList();
        var first = sorted.Index().GroupBy(one => one.Item).ToDictionary(group => group.Key, group => group.First().Index);
        return [.. numbers.Select(number => number is { } value ? Name((int)((long)first[value] * tiers / sorted.Count)) : null)];
    }

    /// <summary>By number: its tier, "1" for at least the first limit, and on; below the last limit one more; null where there is none.</summary>
    /// <param name="numbers">Any numbers or null.</param>
    /// <param name="limits">Falling; each is the least number of its tier.</param>
    public static ImmutableArray<string?> ByLimits(IReadOnlyList<decimal?> numbers, IReadOnlyList<decimal> limits)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(limits);
        return [.. numbers.Select(number => number is { } value ? Name(limits.Count(limit => value < limit)) : null)];
    }

    private static string Name(int tier) => (tier + 1).ToString(CultureInfo.InvariantCulture);
}
