using System.Numerics;

namespace Bailiwick.Solver;

/// <summary>
/// The least inertia of any division into parts in one piece within their bounds, by branching over connected sets: the first unit left must be in
/// some part, which grows by one neighbor at a time or leaves it out for good. A branch ends when what is fixed already costs more than the best.
/// To 64 units, equal parts, one measure; other code than the solver's in every respect.
/// </summary>
internal sealed class ExactPartition
{
    private readonly Problem _problem;
    private readonly double[] _pull;
    private readonly ulong[] _touch;
    private readonly double _low;
    private readonly double _high;
    private double _best;

    private ExactPartition(Problem problem, double atMost)
    {
        _problem = problem;
        _pull = problem.PullOfUnit();
        _best = atMost;
        _touch = new ulong[problem.Units];
        for (var unit = 0; unit < problem.Units; unit++)
        {
            foreach (var neighbor in problem.Graph!.Neighbor[problem.Graph.Start[unit]..problem.Graph.Start[unit + 1]])
            {
                _touch[unit] |= 1UL << neighbor;
            }
        }

        var mean = problem.Measures[0].Amount.Sum() / problem.Parts;
        (_low, _high) = (mean * (1 - problem.Measures[0].Tolerance) * (1 - 1e-12), mean * (1 + problem.Measures[0].Tolerance) * (1 + 1e-12));
    }

    /// <summary>The optimum, or <paramref name="atMost"/> when no division is better than that.</summary>
    public static double Best(Problem problem, double atMost)
    {
        var exact = new ExactPartition(problem, atMost);
        var all = problem.Units == 64 ? ulong.MaxValue : (1UL << problem.Units) - 1;
        exact.Divide(all, problem.Parts, 0);
        return exact._best;
    }

    private void Divide(ulong left, int parts, double cost)
    {
        if (parts == 1)
        {
            var sum = Of(left);
            if (sum.Load >= _low && sum.Load <= _high && IsConnected(left))
            {
                _best = Math.Min(_best, cost + sum.Inertia);
            }

            return;
        }

        // The heaviest unit first: fewest sets hold it.
        var first = -1;
        for (var rest = left; rest != 0; rest &= rest - 1)
        {
            var unit = BitOperations.TrailingZeroCount(rest);
            first = first < 0 || _problem.Measures[0].Amount[unit] > _problem.Measures[0].Amount[first] ? unit : first;
        }

        Grow(1UL << first, Of(1UL << first), 0, default, left, parts, cost);
    }

    private void Grow(ulong set, Sum inside, ulong outside, Sum beyond, ulong left, int parts, double cost)
    {
        var fixedCost = cost + inside.Inertia + (parts == 2 ? beyond.Inertia : 0);
        if (inside.Load > _high || beyond.Load > _high * (parts - 1) || fixedCost >= _best * (1 - 1e-12))
        {
            return;
        }

        var frontier = 0UL;
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            frontier |= _touch[BitOperations.TrailingZeroCount(rest)];
        }

        frontier &= left & ~set & ~outside;
        if (inside.Load >= _low)
        {
            Divide(left & ~set, parts - 1, cost + inside.Inertia);
        }

        if (frontier == 0)
        {
            return;
        }

        var unit = Nearest(frontier, inside);
        var (bit, one) = (1UL << unit, Of(1UL << unit));

        // A set within the bounds was judged above; it is met again only with a unit more.
        Grow(set | bit, inside.Plus(one), outside, beyond, left, parts, cost);
        Skip(set, inside, outside | bit, beyond.Plus(one), left, parts, cost);
    }

    // As Grow, for a set that was judged already.
    private void Skip(ulong set, Sum inside, ulong outside, Sum beyond, ulong left, int parts, double cost)
    {
        var fixedCost = cost + inside.Inertia + (parts == 2 ? beyond.Inertia : 0);
        if (beyond.Load > _high * (parts - 1) || fixedCost >= _best * (1 - 1e-12))
        {
            return;
        }

        var frontier = 0UL;
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            frontier |= _touch[BitOperations.TrailingZeroCount(rest)];
        }

        frontier &= left & ~set & ~outside;
        if (frontier == 0)
        {
            return;
        }

        var unit = Nearest(frontier, inside);
        var (bit, one) = (1UL << unit, Of(1UL << unit));
        Grow(set | bit, inside.Plus(one), outside, beyond, left, parts, cost);
        Skip(set, inside, outside | bit, beyond.Plus(one), left, parts, cost);
    }

    // The clearest decision first: leaving out a near unit is soon too dear.
    private int Nearest(ulong frontier, Sum inside)
    {
        var (best, least) = (-1, double.MaxValue);
        for (var rest = frontier; rest != 0; rest &= rest - 1)
        {
            var unit = BitOperations.TrailingZeroCount(rest);
            var (dx, dy) = (_problem.X[unit] - (inside.X / inside.Pull), _problem.Y[unit] - (inside.Y / inside.Pull));
            var square = (dx * dx) + (dy * dy);
            (best, least) = square < least ? (unit, square) : (best, least);
        }

        return best;
    }

    private bool IsConnected(ulong set)
    {
        var reached = set & (ulong)-(long)set;
        while (true)
        {
            var next = reached;
            for (var rest = reached; rest != 0; rest &= rest - 1)
            {
                next |= _touch[BitOperations.TrailingZeroCount(rest)] & set;
            }

            if (next == reached)
            {
                return reached == set;
            }

            reached = next;
        }
    }

    private Sum Of(ulong set)
    {
        var sum = default(Sum);
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            var unit = BitOperations.TrailingZeroCount(rest);
            var (pull, x, y) = (_pull[unit], _problem.X[unit], _problem.Y[unit]);
            sum = sum.Plus(new Sum(_problem.Measures[0].Amount[unit], pull, pull * x, pull * y, pull * ((x * x) + (y * y))));
        }

        return sum;
    }

    private readonly record struct Sum(double Load, double Pull, double X, double Y, double Squares)
    {
        public double Inertia => Pull > 0 ? Squares - (((X * X) + (Y * Y)) / Pull) : 0;

        public Sum Plus(Sum other) => new(Load + other.Load, Pull + other.Pull, X + other.X, Y + other.Y, Squares + other.Squares);
    }
}
