namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Merges two touching parts and splits them anew by the best edge of a random spanning tree (ReCom: DeFord, Duchin and Solomon 2021). Both sides
/// are in one piece by construction. This is what gets lumpy plans out of dead ends that single moves cannot leave.
/// </summary>
internal sealed class Recombiner(Instance instance, Plan plan, Members members, Randomness random)
{
    private readonly int[] _order = new int[instance.Units];
    private readonly int[] _parent = new int[instance.Units];
    private readonly int[] _place = new int[instance.Units];
    private readonly int[] _frontier = new int[instance.Neighbor.Length + 1];
    private readonly int[] _from = new int[instance.Neighbor.Length + 1];
    private readonly int[] _mark = new int[instance.Units];
    private readonly double[] _load = new double[instance.Units * instance.Measures];
    private readonly Side[] _side = new Side[instance.Units];
    private readonly double[] _left = new double[instance.Measures];
    private readonly double[] _right = new double[instance.Measures];
    private int _stamp;

    /// <summary>
    /// Splits the two parts anew when that raises their energy by at most <paramref name="allowance"/>. O(units of the two parts x (degree + measures)).
    /// </summary>
    public bool TrySplit(int one, int other, double allowance)
    {
        var count = GrowTree(one, other);
        if (count < 2)
        {
            return false;
        }

        var total = SumUp(count, one, other);
        var before = EnergyOf(in total, one, other, LoadOf(one), LoadOf(other), CurrentSide(one, other));
        var (best, bestAt, isSwapped) = (double.MaxValue, -1, false);
        for (var at = 1; at < count; at++)
        {
            Split(at);
            var side = _side[at];
            if (side.LockedOther == 0 && side.LockedOne == total.LockedOne)
            {
                Consider(EnergyOf(in total, one, other, _left, _right, side), at, false);
            }

            if (side.LockedOne == 0 && side.LockedOther == total.LockedOther)
            {
                Consider(EnergyOf(in total, other, one, _left, _right, side), at, true);
            }
        }

        if (bestAt < 0 || best - before > allowance || IsBarred(count, bestAt, isSwapped ? other : one, isSwapped ? one : other))
        {
            return false;
        }

        Apply(count, bestAt, isSwapped ? other : one, isSwapped ? one : other);
        return true;

        void Consider(double energy, int at, bool swapped)
        {
            if (energy < best)
            {
                (best, bestAt, isSwapped) = (energy, at, swapped);
            }
        }
    }

    // A random frontier edge each time: trees of many branches, cheap to grow. Returns the units reached; order holds parents before children.
    private int GrowTree(int one, int other)
    {
        _stamp++;
        var units = members.Of(one);
        var (count, open, root) = (0, 0, units[random.Below(units.Length)]);
        (_frontier[0], _from[0]) = (root, -1);
        open = 1;
        while (open > 0)
        {
            var pick = random.Below(open);
            var (unit, from) = (_frontier[pick], _from[pick]);
            open--;
            (_frontier[pick], _from[pick]) = (_frontier[open], _from[open]);
            if (_mark[unit] == _stamp)
            {
                continue;
            }

            _mark[unit] = _stamp;
            (_order[count], _parent[count], _place[unit]) = (unit, from, count);
            count++;
            for (var entry = instance.Start![unit]; entry < instance.Start[unit + 1]; entry++)
            {
                var neighbor = instance.Neighbor[entry];
                if (_mark[neighbor] != _stamp && (plan.Part[neighbor] == one || plan.Part[neighbor] == other))
                {
                    (_frontier[open], _from[open]) = (neighbor, _place[unit]);
                    open++;
                }
            }
        }

        return count == units.Length + members.Of(other).Length ? count : 0;
    }

    private Side SumUp(int count, int one, int other)
    {
        var measures = instance.Measures;
        for (var at = 0; at < count; at++)
        {
            var unit = _order[at];
            _side[at] = Side.Of(instance, unit, one, other);
            Array.Copy(instance.Amount, unit * measures, _load, at * measures, measures);
        }

        for (var at = count - 1; at > 0; at--)
        {
            var parent = _parent[at];
            _side[parent] = _side[parent].Plus(_side[at]);
            for (var measure = 0; measure < measures; measure++)
            {
                _load[(parent * measures) + measure] += _load[(at * measures) + measure];
            }
        }

        return _side[0];
    }

    private void Split(int at)
    {
        for (var measure = 0; measure < instance.Measures; measure++)
        {
            _left[measure] = _load[(at * instance.Measures) + measure];
            _right[measure] = _load[measure] - _left[measure];
        }
    }

    private ReadOnlySpan<double> LoadOf(int part) => plan.Load.AsSpan(part * instance.Measures, instance.Measures);

    private Side CurrentSide(int one, int other)
    {
        var side = default(Side);
        foreach (var unit in members.Of(one))
        {
            side = side.Plus(Side.Of(instance, unit, one, other));
        }

        return side;
    }

    // The side goes to the first part, the rest of the total to the second.
    private double EnergyOf(in Side total, int first, int second, ReadOnlySpan<double> left, ReadOnlySpan<double> right, in Side side)
    {
        var rest = total.Minus(side);
        var energy = plan.InertiaPrice * (InertiaOf(in side, first) + InertiaOf(in rest, second));
        energy += plan.BalanceEnergy(first, left) + plan.BalanceEnergy(second, right);
        return plan.MovePrice > 0 ? energy - (plan.MovePrice * Kept(in side, in rest, first)) : energy;
    }

    private static double Kept(in Side side, in Side rest, int first) =>
        first == side.One ? side.PresentOne + rest.PresentOther : side.PresentOther + rest.PresentOne;

    private double InertiaOf(in Side side, int part)
    {
        if (!instance.Pinned[part])
        {
            return side.Squares - (((side.X * side.X) + (side.Y * side.Y)) / side.Pull);
        }

        var (x, y) = (instance.PinX[part], instance.PinY[part]);
        return side.Squares - (2 * ((x * side.X) + (y * side.Y))) + (side.Pull * ((x * x) + (y * y)));
    }

    // Units to stay apart, and caps, looked at only for the one split that would be made. O(units).
    private bool IsBarred(int count, int at, int subtreePart, int restPart)
    {
        if (instance.Apart is null && instance.MaxMovedShare >= 1 && double.IsPositiveInfinity(instance.MaxDistance))
        {
            return false;
        }

        MarkSubtree(count, at);
        var (moved, clashes) = (plan.MovedShare, 0);
        for (var index = 0; index < count; index++)
        {
            var unit = _order[index];
            var (from, to) = (plan.Part[unit], PartOf(unit));
            moved += instance.MovedShare[unit] * plan.MovedChange(unit, from, to);
            if (from != to && plan.SquareTo(unit, to) > Math.Max(plan.SquareTo(unit, from), instance.MaxDistance * instance.MaxDistance))
            {
                return true;
            }

            foreach (var other in instance.Apart?[unit] ?? [])
            {
                var isHere = plan.Part[other] == subtreePart || plan.Part[other] == restPart;
                clashes += isHere && PartOf(other) == to ? 1 : 0;
            }
        }

        return clashes > 2 * (plan.Clashes[subtreePart] + plan.Clashes[restPart])
            || (moved > instance.MaxMovedShare + 1e-9 && moved > plan.MovedShare);

        int PartOf(int unit) => _mark[unit] == _stamp ? subtreePart : restPart;
    }

    // Parents come before children, so one pass marks the subtree.
    private void MarkSubtree(int count, int at)
    {
        _stamp++;
        _mark[_order[at]] = _stamp;
        for (var index = at + 1; index < count; index++)
        {
            if (_mark[_order[_parent[index]]] == _stamp)
            {
                _mark[_order[index]] = _stamp;
            }
        }
    }

    private void Apply(int count, int at, int subtreePart, int restPart)
    {
        MarkSubtree(count, at);
        for (var index = 0; index < count; index++)
        {
            var unit = _order[index];
            var (from, to) = (plan.Part[unit], _mark[unit] == _stamp ? subtreePart : restPart);
            if (from != to)
            {
                plan.Move(unit, to);
                members.Move(unit, from, to);
            }
        }
    }

    private readonly record struct Side(
        double Pull, double X, double Y, double Squares, int LockedOne, int LockedOther, double PresentOne, double PresentOther, int One)
    {
        public static Side Of(Instance instance, int unit, int one, int other)
        {
            var (pull, x, y) = (instance.Pull[unit], instance.X[unit], instance.Y[unit]);
            var (locked, present) = (instance.Lock[unit], instance.Present[unit]);
            return new Side(
                pull,
                pull * x,
                pull * y,
                pull * ((x * x) + (y * y)),
                locked == one ? 1 : 0,
                locked == other ? 1 : 0,
                present == one ? instance.MoveValue[unit] : 0,
                present == other ? instance.MoveValue[unit] : 0,
                one);
        }

        public Side Plus(in Side more) => new(
            Pull + more.Pull,
            X + more.X,
            Y + more.Y,
            Squares + more.Squares,
            LockedOne + more.LockedOne,
            LockedOther + more.LockedOther,
            PresentOne + more.PresentOne,
            PresentOther + more.PresentOther,
            more.One);

        public Side Minus(in Side less) => new(
            Pull - less.Pull,
            X - less.X,
            Y - less.Y,
            Squares - less.Squares,
            LockedOne - less.LockedOne,
            LockedOther - less.LockedOther,
            PresentOne - less.PresentOne,
            PresentOther - less.PresentOther,
            One);
    }
}
