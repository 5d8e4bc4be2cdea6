using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>
/// What each account of a group would get without input of its own, without sharing the pool anew for each: only the account's own place in
/// the queue is worked out. Doubles decide what is clear, exact fractions the rest, so the result is that of a full run. For groups without
/// bounds. O(distinct weights) an account.
/// </summary>
internal sealed class CalculatedAmounts
{
    private const double RelativeError = 4e-15;
    private const decimal MostUnits = 4_000_000_000_000_000m;

    private readonly AllocationProblem _problem;
    private readonly AccountGroup _group;
    private readonly Func<int, BigInteger> _weightOf;
    private readonly decimal _fixed;
    private readonly BigInteger _sum;
    private readonly (BigInteger Weight, int Count)[] _classes;
    private readonly double[] _near;
    private readonly double[] _count;
    private readonly Dictionary<BigInteger, string[]> _keys;

    private CalculatedAmounts(AllocationProblem problem, AccountGroup group, Func<int, BigInteger> weightOf)
    {
        (_problem, _group, _weightOf) = (problem, group, weightOf);
        var takers = group.Members.Where(place => problem.Accounts[place].FixedAmount is null).GroupBy(weightOf).ToList();
        _fixed = group.Members.Sum(place => problem.Accounts[place].FixedAmount ?? 0);
        _classes = [.. takers.Select(same => (same.Key, same.Count()))];
        _near = [.. _classes.Select(one => (double)one.Weight)];
        _count = [.. _classes.Select(one => (double)one.Count)];
        _sum = _classes.Aggregate(BigInteger.Zero, (sum, one) => sum + (one.Weight * one.Count));
        _keys = takers.ToDictionary(same => same.Key, same => same.Select(place => problem.Accounts[place].Key).Order(KeyOrder.Instance).ToArray());
    }

    /// <summary>By place of the accounts with a fixed amount (all of them, or these), or null when only full runs can tell: bounds, or amounts of very many units.</summary>
    public static IEnumerable<(int Place, decimal Amount)>? Of(AllocationProblem problem, AccountGroup group, AccountWeights weights, IReadOnlySet<int>? only = null)
    {
        var total = group.Members.Aggregate(Math.Abs(group.Total), (sum, place) => sum + Math.Abs(problem.Accounts[place].FixedAmount ?? 0));
        if (group.Members.Any(place => problem.Accounts[place] is { Floor: not null } or { Cap: not null }) || total > MostUnits * Math.Min(problem.Unit, 1))
        {
            return null;
        }

        return Each(problem, group, weights, only);
    }

    private static IEnumerable<(int Place, decimal Amount)> Each(AllocationProblem problem, AccountGroup group, AccountWeights weights, IReadOnlySet<int>? only)
    {
        var evenly = new Lazy<CalculatedAmounts>(() => new CalculatedAmounts(problem, group, _ => BigInteger.One));
        var weighted = group.Method == SpreadMethod.Weighted ? new CalculatedAmounts(problem, group, place => weights.Whole[place]) : null;
        foreach (var place in group.Members)
        {
            if (problem.Accounts[place].FixedAmount is not null && only?.Contains(place) != false)
            {
                var hasWeight = weighted is not null && !(weighted._sum + weights.Whole[place]).IsZero;
                yield return (place, (hasWeight ? weighted! : evenly.Value).At(place));
            }
        }
    }

    private decimal At(int place)
    {
        var pool = _group.Total - _fixed + _problem.Accounts[place].FixedAmount!.Value;
        if (pool == 0 || (_group.Total < 0 ? pool > 0 : pool < 0))
        {
            return 0;
        }

        var own = _weightOf(place);
        var share = Fraction.Of(Math.Abs(pool)) / Fraction.Of(_problem.Unit);
        var denominator = share.Denominator * (_sum + own);
        var units = BigInteger.DivRem(share.Numerator * own, denominator, out var rest);
        var (given, ahead) = Others(place, (share.Numerator, denominator), rest);
        var whole = share.Floor();
        units += !rest.IsZero && ahead < whole - given - units ? 1 : 0;
        var residue = Math.Abs(pool) - ((decimal)whole * _problem.Unit);
        return Math.Sign(pool) * (((decimal)units * _problem.Unit) + (residue != 0 && IsLargest(place, own) ? residue : 0));
    }

    // How many units the others get by rounding down, and how many of them come before this account in the queue.
    private (BigInteger Given, BigInteger Ahead) Others(int place, (BigInteger Numerator, BigInteger Denominator) rate, BigInteger rest)
    {
        var near = (double)rate.Numerator / (double)rate.Denominator;
        var fraction = (double)rest / (double)rate.Denominator;
        var (given, ahead) = (0L, 0L);
        for (var i = 0; i < _near.Length; i++)
        {
            if (i + Vector<double>.Count <= _near.Length && AllClear(i, (near, fraction), out var sums))
            {
                given += sums.Given;
                ahead += sums.Ahead;
                i += Vector<double>.Count - 1;
                continue;
            }

            var exact = near * _near[i];
            var down = Math.Floor(exact);
            var part = exact - down;
            var error = (exact * RelativeError) + 1e-12;
            if (part > error && part < 1 - error && Math.Abs(part - fraction) > error)
            {
                given += (long)down * _classes[i].Count;
                ahead += part > fraction ? _classes[i].Count : 0;
                continue;
            }

            var (weight, count) = _classes[i];
            var units = BigInteger.DivRem(rate.Numerator * weight, rate.Denominator, out var left);
            given += (long)units * count;
            ahead += left.CompareTo(rest) switch
            {
                > 0 => count,
                0 => Before(place, weight, count),
                _ => 0,
            };
        }

        return (given, ahead);
    }

    // Several weights at once, when for all of them doubles decide. Whole numbers of units are below 2^53, so their sums are exact.
    private bool AllClear(int start, (double Near, double Fraction) of, out (long Given, long Ahead) sums)
    {
        var exact = new Vector<double>(_near, start) * of.Near;
        var down = Vector.Floor(exact);
        var part = exact - down;
        var error = (exact * RelativeError) + new Vector<double>(1e-12);
        var apart = part - new Vector<double>(of.Fraction);
        var clear = Vector.GreaterThan(part, error) & Vector.LessThan(part, Vector<double>.One - error) & Vector.GreaterThan(Vector.Abs(apart), error);
        if (!Vector.EqualsAll(clear, Vector<long>.AllBitsSet))
        {
            sums = default;
            return false;
        }

        var count = new Vector<double>(_count, start);
        sums = ((long)Vector.Sum(down * count), (long)Vector.Sum(Vector.ConditionalSelect(Vector.GreaterThan(apart, Vector<double>.Zero), count, Vector<double>.Zero)));
        return true;
    }

    // Of one fraction: the larger share first, then the smaller key.
    private int Before(int place, BigInteger weight, int count)
    {
        var bySize = weight.CompareTo(_weightOf(place));
        return bySize > 0 ? count : bySize < 0 ? 0 : ~Array.BinarySearch(_keys[weight], _problem.Accounts[place].Key, KeyOrder.Instance);
    }

    private bool IsLargest(int place, BigInteger own) => _classes.All(one => Before(place, one.Weight, one.Count) == 0 && one.Weight <= own);
}
