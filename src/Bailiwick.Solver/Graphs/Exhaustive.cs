using System.Numerics;

namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Re-solves two or three neighboring parts of few units exactly, or as far as a budget of sets goes: the first unit left is in some part, which
/// grows by one neighbor at a time or leaves it out for good. Least load out of bounds first, then least inertia.
/// </summary>
internal sealed class Exhaustive
{
    private const int MostUnits = 48;
    private const int MostParts = 3;
    private const double Slack = 1e-9;
    private readonly Instance _instance;
    private readonly ulong[] _touch;
    private readonly int[] _part;
    private int _budget;
    private double _violation;
    private double _inertia;
    private bool _isFound;

    private Exhaustive(Instance instance, Plan plan, int budget)
    {
        _instance = instance;
        _budget = budget;
        _part = (int[])plan.Part.Clone();
        (_violation, _inertia) = (plan.Violation(), plan.Inertia);
        _touch = new ulong[instance.Units];
        for (var entry = 0; entry < instance.Neighbor.Length; entry++)
        {
            _touch[instance.Source[entry]] |= 1UL << instance.Neighbor[entry];
        }
    }

    /// <summary>A better division of the patch than it has, or null. At most budget sets are tried.</summary>
    public static int[]? Solve(Patch patch, Plan plan, int budget)
    {
        var instance = patch.Instance;
        if (instance.Units > MostUnits || instance.Parts > MostParts || !IsPlain(instance))
        {
            return null;
        }

        var search = new Exhaustive(instance, plan, budget);
        search.Divide((1UL << instance.Units) - 1, 0, 0, 0, []);
        return search._isFound ? search._part : null;
    }

    // Sets get parts in any order, so the parts must be alike, and nothing may tie a unit to one.
    private static bool IsPlain(Instance instance)
    {
        for (var at = instance.Measures; at < instance.Low.Length; at++)
        {
            if (instance.Low[at] != instance.Low[at % instance.Measures] || instance.High[at] != instance.High[at % instance.Measures])
            {
                return false;
            }
        }

        return instance.Apart is null && instance.MaxMovedShare >= 1 && double.IsPositiveInfinity(instance.MaxDistance) && instance.DisruptionPrice == 0
            && Array.TrueForAll(instance.Lock, part => part < 0) && !Array.Exists(instance.Pinned, isPinned => isPinned)
            && Array.TrueForAll(instance.ContiguousPart, isAsked => isAsked);
    }

    private void Divide(ulong left, int part, double violation, double inertia, ulong[] sets)
    {
        if (left == 0)
        {
            return;
        }

        if (part < _instance.Parts - 1)
        {
            var first = BitOperations.TrailingZeroCount(left);
            Grow(1UL << first, 0, true, left, part, violation, inertia, sets);
            return;
        }

        if (!IsConnected(left))
        {
            return;
        }

        var (outside, _, own) = Judge(left);
        if (violation + outside < _violation - Slack || (violation + outside < _violation + Slack && inertia + own < _inertia * (1 - Slack)))
        {
            (_violation, _inertia, _isFound) = (violation + outside, inertia + own, true);
            Write(left, part);
            for (var index = 0; index < sets.Length; index++)
            {
                Write(sets[index], index);
            }
        }
    }

    private void Grow(ulong set, ulong without, bool isNew, ulong left, int part, double violation, double inertia, ulong[] sets)
    {
        var (outside, over, own) = Judge(set);
        if (--_budget <= 0 || violation + over > _violation + Slack)
        {
            return;
        }

        // A set that is already further under its bounds than the best plan is may still grow; it is only not taken as it is.
        if (isNew && violation + outside < _violation + Slack)
        {
            Divide(left & ~set, part + 1, violation + outside, inertia + own, [.. sets, set]);
        }

        var frontier = 0UL;
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            frontier |= _touch[BitOperations.TrailingZeroCount(rest)];
        }

        frontier &= left & ~set & ~without;
        if (frontier != 0)
        {
            var bit = frontier & (ulong)-(long)frontier;
            Grow(set | bit, without, true, left, part, violation, inertia, sets);
            Grow(set, without | bit, false, left, part, violation, inertia, sets);
        }
    }

    private (double Outside, double Over, double Inertia) Judge(ulong set)
    {
        var (pull, x, y, squares) = (0.0, 0.0, 0.0, 0.0);
        var (outside, over) = (0.0, 0.0);
        for (var measure = 0; measure < _instance.Measures; measure++)
        {
            var load = 0.0;
            for (var rest = set; rest != 0; rest &= rest - 1)
            {
                load += _instance.Amount[(BitOperations.TrailingZeroCount(rest) * _instance.Measures) + measure];
            }

            over += Math.Max(0, load - _instance.High[measure]);
            outside += Math.Max(0, Math.Max(load - _instance.High[measure], _instance.Low[measure] - load));
        }

        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            var unit = BitOperations.TrailingZeroCount(rest);
            var (one, atX, atY) = (_instance.Pull[unit], _instance.X[unit], _instance.Y[unit]);
            pull += one;
            x += one * atX;
            y += one * atY;
            squares += one * ((atX * atX) + (atY * atY));
        }

        return (outside, over, squares - (((x * x) + (y * y)) / pull));
    }

    private bool IsConnected(ulong set)
    {
        var reached = set & (ulong)-(long)set;
        var last = reached;
        while (last != 0)
        {
            var next = 0UL;
            for (var rest = last; rest != 0; rest &= rest - 1)
            {
                next |= _touch[BitOperations.TrailingZeroCount(rest)];
            }

            last = next & set & ~reached;
            reached |= last;
        }

        return reached == set;
    }

    private void Write(ulong set, int part)
    {
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            _part[BitOperations.TrailingZeroCount(rest)] = part;
        }
    }
}
