namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Merges two touching parts and splits them anew by the best edge of a random spanning tree (ReCom: DeFord, Duchin and Solomon 2021). Both sides
/// are in one piece by construction. This is what gets lumpy plans out of dead ends that single moves cannot leave.
/// </summary>
internal sealed class Recombiner(Instance instance, Plan plan, Members members, Randomness random)
{
    private readonly PairGraph _pair = new(instance, plan, members);
    private readonly int _measures = instance.Measures;
    private int[] _order = [];
    private int[] _parent = [];
    private int[] _mark = [];
    private (int Node, int Parent)[] _frontier = [];
    private double[] _load = [];
    private PairGraph.Mass[] _mass = [];
    private PairGraph.Tie[] _tie = [];
    private readonly double[] _left = new double[instance.Measures];
    private readonly double[] _right = new double[instance.Measures];
    private int _stamp;

    /// <summary>
    /// Splits the two parts anew, by each of some trees, when that raises their energy by at most <paramref name="allowance"/>.
    /// O(trees x units of the two parts x (degree + measures)).
    /// </summary>
    /// <returns>Whether any split was made.</returns>
    public bool TrySplit(int one, int other, double allowance, int trees = 1)
    {
        if (plan.Count[one] == 0 || plan.Count[other] == 0)
        {
            return false;
        }

        _pair.Gather(one, other);
        Reserve();
        var (before, isMade) = (CurrentEnergy(), false);
        for (var tree = 0; tree < trees; tree++)
        {
            if (!GrowTree())
            {
                return isMade;
            }

            SumUp();
            var (energy, at, isSwapped) = Best();
            var (subtreePart, restPart) = isSwapped ? (other, one) : (one, other);
            if (at >= 0 && energy - before <= allowance && !IsBarred(at, subtreePart, restPart))
            {
                Apply(at, subtreePart, restPart);
                (before, isMade) = (energy, true);
            }
        }

        return isMade;
    }

    private void Reserve()
    {
        if (_order.Length < _pair.Unit.Length)
        {
            var size = _pair.Unit.Length;
            (_order, _parent, _mark, _load, _mass) = (new int[size], new int[size], new int[size], new double[size * _measures], new PairGraph.Mass[size]);
            _stamp = 0;
        }

        if (_frontier.Length < _pair.Neighbor.Length + 1)
        {
            _frontier = new (int, int)[_pair.Neighbor.Length + 1];
        }

        if (_pair.IsTied && _tie.Length < _order.Length)
        {
            _tie = new PairGraph.Tie[_order.Length];
        }
    }

    // A random frontier edge each time: trees of many branches, cheap to grow. Order holds parents before children. False when the two do not hang together.
    private bool GrowTree()
    {
        _stamp++;
        var (order, parent, mark, frontier, start, neighbors, stamp) = (_order, _parent, _mark, _frontier, _pair.Start, _pair.Neighbor, _stamp);
        var (count, open) = (0, 1);
        frontier[0] = (random.Below(_pair.Count), -1);
        while (open > 0)
        {
            var pick = random.Below(open);
            var (node, from) = frontier[pick];
            frontier[pick] = frontier[--open];
            if (mark[node] == stamp)
            {
                continue;
            }

            mark[node] = stamp;
            (order[count], parent[count]) = (node, from);
            for (var entry = start[node]; entry < start[node + 1]; entry++)
            {
                var neighbor = neighbors[entry];
                if (mark[neighbor] != stamp)
                {
                    frontier[open++] = (neighbor, count);
                }
            }

            count++;
        }

        return count == _pair.Count;
    }

    private void SumUp()
    {
        for (var at = 0; at < _pair.Count; at++)
        {
            _mass[at] = _pair.Masses[_order[at]];
        }

        for (var at = _pair.Count - 1; at > 0; at--)
        {
            _mass[_parent[at]] += _mass[at];
        }

        for (var at = 0; at < _pair.Count; at++)
        {
            for (var measure = 0; measure < _measures; measure++)
            {
                _load[(at * _measures) + measure] = _pair.Amount[(_order[at] * _measures) + measure];
            }
        }

        for (var at = _pair.Count - 1; at > 0; at--)
        {
            for (var measure = 0; measure < _measures; measure++)
            {
                _load[(_parent[at] * _measures) + measure] += _load[(at * _measures) + measure];
            }
        }

        if (_pair.IsTied)
        {
            for (var at = 0; at < _pair.Count; at++)
            {
                _tie[at] = _pair.Ties[_order[at]];
            }

            for (var at = _pair.Count - 1; at > 0; at--)
            {
                _tie[_parent[at]] += _tie[at];
            }
        }
    }

    private (double Energy, int At, bool IsSwapped) Best()
    {
        var (best, bestAt, isSwapped) = (double.MaxValue, -1, false);
        var (total, tied) = (_mass[0], _pair.IsTied ? _tie[0] : default);
        var isFree = !_pair.IsTied && !instance.Pinned[_pair.One] && !instance.Pinned[_pair.Other];
        for (var at = 1; at < _pair.Count; at++)
        {
            var side = _mass[at];
            var rest = total - side;
            var shape = MassEnergy(in side, _pair.One) + MassEnergy(in rest, _pair.Other);

            // Balance only adds to it, and which side is whose does not matter to it.
            if (isFree && shape >= best)
            {
                continue;
            }

            for (var measure = 0; measure < _measures; measure++)
            {
                var load = _load[(at * _measures) + measure];
                (_left[measure], _right[measure]) = (load, _load[measure] - load);
            }

            var tie = _pair.IsTied ? _tie[at] : default;
            if (tie.LockedOther == 0 && tie.LockedOne == tied.LockedOne)
            {
                Consider(shape + Balance(_left, _right) + tie.InOne + tied.InOther - tie.InOther, at, false);
            }

            if (tie.LockedOne == 0 && tie.LockedOther == tied.LockedOther)
            {
                var swapped = isFree ? shape : MassEnergy(in rest, _pair.One) + MassEnergy(in side, _pair.Other);
                Consider(swapped + Balance(_right, _left) + tie.InOther + tied.InOne - tie.InOne, at, true);
            }
        }

        return (best, bestAt, isSwapped);

        void Consider(double energy, int at, bool swapped)
        {
            if (energy < best)
            {
                (best, bestAt, isSwapped) = (energy, at, swapped);
            }
        }
    }

    private double CurrentEnergy()
    {
        var (one, other, ties) = (default(PairGraph.Mass), default(PairGraph.Mass), 0.0);
        for (var node = 0; node < _pair.Count; node++)
        {
            var isOne = plan.Part[_pair.Unit[node]] == _pair.One;
            (one, other) = isOne ? (one + _pair.Masses[node], other) : (one, other + _pair.Masses[node]);
            ties += !_pair.IsTied ? 0 : isOne ? _pair.Ties[node].InOne : _pair.Ties[node].InOther;
        }

        return MassEnergy(in one, _pair.One) + MassEnergy(in other, _pair.Other) + Balance(LoadOf(_pair.One), LoadOf(_pair.Other)) + ties;
    }

    private ReadOnlySpan<double> LoadOf(int part) => plan.Load.AsSpan(part * _measures, _measures);

    private double Balance(ReadOnlySpan<double> one, ReadOnlySpan<double> other) =>
        plan.BalanceEnergy(_pair.One, one) + plan.BalanceEnergy(_pair.Other, other);

    // Inertia but for the sum of squares of the coordinates, which the two parts share however they are split.
    private double MassEnergy(in PairGraph.Mass mass, int part)
    {
        if (instance.Travel is not null)
        {
            return 0;
        }

        if (!instance.Pinned[part])
        {
            return -plan.InertiaPrice * ((mass.X * mass.X) + (mass.Y * mass.Y)) / mass.Pull;
        }

        var (x, y) = (instance.PinX[part], instance.PinY[part]);
        return plan.InertiaPrice * ((mass.Pull * ((x * x) + (y * y))) - (2 * ((x * mass.X) + (y * mass.Y))));
    }

    // Units to stay apart, and caps, looked at only for the one split that would be made. O(units).
    private bool IsBarred(int at, int subtreePart, int restPart)
    {
        if (instance.Apart is null && instance.MaxMovedShare >= 1 && double.IsPositiveInfinity(instance.MaxDistance))
        {
            return false;
        }

        MarkSubtree(at);
        var (moved, clashes) = (plan.MovedShare, 0);
        var isOfSubtree = new HashSet<int>();
        for (var index = 0; index < _pair.Count; index++)
        {
            if (_mark[_order[index]] == _stamp)
            {
                isOfSubtree.Add(_pair.Unit[_order[index]]);
            }
        }

        for (var index = 0; index < _pair.Count; index++)
        {
            var unit = _pair.Unit[index];
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

        int PartOf(int unit) => isOfSubtree.Contains(unit) ? subtreePart : restPart;
    }

    // Parents come before children, so one pass marks the subtree.
    private void MarkSubtree(int at)
    {
        _stamp++;
        _mark[_order[at]] = _stamp;
        for (var index = at + 1; index < _pair.Count; index++)
        {
            if (_mark[_order[_parent[index]]] == _stamp)
            {
                _mark[_order[index]] = _stamp;
            }
        }
    }

    private void Apply(int at, int subtreePart, int restPart)
    {
        MarkSubtree(at);
        for (var index = 0; index < _pair.Count; index++)
        {
            var unit = _pair.Unit[_order[index]];
            var (from, to) = (plan.Part[unit], _mark[_order[index]] == _stamp ? subtreePart : restPart);
            if (from != to)
            {
                plan.Move(unit, to);
                members.Move(unit, from, to);
            }
        }
    }
}
