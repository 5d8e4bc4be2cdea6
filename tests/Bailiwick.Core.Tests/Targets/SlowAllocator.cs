using System.Numerics;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>
/// An independent, slow and exact way to the same amounts: tries every interval between breakpoints for the rate, and hands out missing
/// units one by one. Knows one spread only: a total of any sign, weights, fixed amounts, floors, caps, both meanings.
/// </summary>
internal static class SlowAllocator
{
    /// <summary>By account; null when there is no way.</summary>
    public static decimal[]? Allocate(AllocationProblem problem)
    {
        var accounts = problem.Accounts;
        var pool = problem.Total - accounts.Sum(one => one.FixedAmount ?? 0);
        var amounts = accounts.Select(one => one.FixedAmount ?? 0).ToArray();
        var free = Enumerable.Range(0, accounts.Length).Where(i => accounts[i].FixedAmount is null).ToList();
        if (free.Count == 0 || (problem.Total < 0 ? pool > 0 : pool < 0))
        {
            return amounts;
        }

        var weights = free.Select(i => accounts[i].Weight ?? 0).ToList();
        weights = weights.All(weight => weight == 0) || problem.Method == SpreadMethod.Even ? [.. weights.Select(_ => 1m)] : weights;
        var shares = Exact(problem, free, weights, Math.Abs(pool) / problem.Unit);
        if (shares is null)
        {
            return null;
        }

        var units = shares.Select(share => share.Floor()).ToList();
        var whole = (BigInteger)decimal.Floor(Math.Abs(pool) / problem.Unit);
        while (units.Aggregate(BigInteger.Zero, (sum, one) => sum + one) < whole)
        {
            var next = Enumerable.Range(0, free.Count).MaxBy(k => (
                new Ordered(shares[k] - new Fraction(units[k], 1)), new Ordered(shares[k]), -KeyRank(problem, free[k])));
            units[next]++;
        }

        var sign = pool < 0 ? -1 : 1;
        for (var k = 0; k < free.Count; k++)
        {
            amounts[free[k]] = sign * (decimal)units[k] * problem.Unit;
        }

        var residue = Math.Abs(pool) - ((decimal)whole * problem.Unit);
        if (residue > 0)
        {
            var taker = Enumerable.Range(0, free.Count)
                .Where(k => accounts[free[k]].Cap is not { } cap || Math.Abs(amounts[free[k]]) + residue <= cap)
                .OrderByDescending(k => new Ordered(shares[k])).ThenBy(k => accounts[free[k]].Key, KeyOrder.Instance).Cast<int?>().FirstOrDefault();
            if (taker is { } k)
            {
                amounts[free[k]] += sign * residue;
            }
        }

        return amounts;
    }

    private static List<Fraction>? Exact(AllocationProblem problem, List<int> free, List<decimal> weights, decimal pool)
    {
        var onTop = problem.Bounds == BoundMeaning.BasePlusShare;
        var floors = free.Select(i => decimal.Ceiling((problem.Accounts[i].Floor ?? 0) / problem.Unit)).ToList();
        var caps = free.Select(i => problem.Accounts[i].Cap is { } cap ? decimal.Floor(cap / problem.Unit) : (decimal?)null).ToList();
        if (floors.Where((floor, k) => floor > caps[k]).Any() || floors.Sum() > pool)
        {
            return null;
        }

        Fraction At(int k, Fraction rate)
        {
            var share = rate * Fraction.Of(weights[k]);
            share = onTop ? share + Fraction.Of(floors[k]) : share < Fraction.Of(floors[k]) ? Fraction.Of(floors[k]) : share;
            return caps[k] is { } cap && share > Fraction.Of(cap) ? Fraction.Of(cap) : share;
        }

        var points = new List<Fraction> { Fraction.Of(0) };
        for (var k = 0; k < free.Count; k++)
        {
            if (weights[k] > 0)
            {
                points.Add(Fraction.Of(floors[k]) / Fraction.Of(weights[k]));
                points.AddRange(caps[k] is { } cap ? [Fraction.Of(onTop ? cap - floors[k] : cap) / Fraction.Of(weights[k])] : []);
            }
        }

        points.Sort();
        points.Add(points[^1] + Fraction.Of(1));
        points.Add(points[^1] + Fraction.Of(1));
        var target = Fraction.Of(pool);
        for (var p = 0; p + 1 < points.Count; p++)
        {
            var (low, high) = (Sum(points[p]), Sum(points[p + 1]));
            var isLast = p + 2 == points.Count;
            if (low <= target && (target <= high || (isLast && high > low)))
            {
                var rate = high > low ? points[p] + ((target - low) * (points[p + 1] - points[p]) / (high - low)) : points[p];
                return [.. Enumerable.Range(0, free.Count).Select(k => At(k, rate).Reduced())];
            }
        }

        return null;

        Fraction Sum(Fraction rate) => Enumerable.Range(0, free.Count).Aggregate(Fraction.Of(0), (sum, k) => sum + At(k, rate));
    }

    private static int KeyRank(AllocationProblem problem, int place) =>
        problem.Accounts.Count(other => KeyOrder.Instance.Compare(other.Key, problem.Accounts[place].Key) < 0);

    private readonly record struct Ordered(Fraction Value) : IComparable<Ordered>, IComparable
    {
        public int CompareTo(Ordered other) => Value.CompareTo(other.Value);

        public int CompareTo(object? obj) => obj is Ordered other ? CompareTo(other) : 1;
    }
}
