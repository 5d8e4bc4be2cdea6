namespace Bailiwick.Solver.Points;

/// <summary>
/// For each part and neighbor a heap of the units that could cross, cheapest per amount first. A part's heaps are built when first asked for;
/// entries of units that have left are dropped when they come up.
/// </summary>
internal sealed class Crossings<TCost>
    where TCost : struct, ICost
{
    private readonly PointSet _points;
    private readonly CenterSet _centers;
    private readonly int[] _part;
    private readonly int[][] _neighbors;
    private readonly double[] _heaviestOfPart;
    private readonly HomeBonus? _homeBonus;
    private readonly Heap[]?[] _heapsOfPart;
    private readonly int[] _start;
    private readonly int[] _member;
    private readonly Dictionary<int, List<int>> _arrived = [];

    public Crossings(PointSet points, CenterSet centers, int[] part, int[][] neighbors, double[] heaviestOfPart, HomeBonus? homeBonus)
    {
        (_points, _centers, _part, _neighbors, _heaviestOfPart, _homeBonus) = (points, centers, part, neighbors, heaviestOfPart, homeBonus);
        _heapsOfPart = new Heap[centers.Count][];
        _start = new int[centers.Count + 1];
        _member = new int[part.Length];
        foreach (var at in part)
        {
            _start[at + 1]++;
        }

        for (var at = 0; at < centers.Count; at++)
        {
            _start[at + 1] += _start[at];
        }

        var next = (int[])_start.Clone();
        for (var unit = 0; unit < part.Length; unit++)
        {
            _member[next[part[unit]]++] = unit;
        }
    }

    /// <summary>The ways out of a part. O(units of the part x neighbors) the first time.</summary>
    public Heap[] From(int part)
    {
        if (_heapsOfPart[part] is { } known)
        {
            return known;
        }

        var heaps = Array.ConvertAll(_neighbors[part], neighbor => new Heap(neighbor, _start[part + 1] - _start[part] + 4));
        _heapsOfPart[part] = heaps;
        for (var at = _start[part]; at < _start[part + 1]; at++)
        {
            if (_part[_member[at]] == part)
            {
                Append(_member[at], part, heaps);
            }
        }

        if (_arrived.TryGetValue(part, out var arrived))
        {
            foreach (var unit in arrived)
            {
                if (_part[unit] == part)
                {
                    Append(unit, part, heaps);
                }
            }
        }

        foreach (var heap in heaps)
        {
            heap.Order();
        }

        return heaps;
    }

    /// <summary>The cheapest unit to cross, with its cost per amount; -1 when there is none.</summary>
    public (int Unit, double Cost) Cheapest(Heap heap, int from)
    {
        while (heap.Count > 0)
        {
            var (cost, unit) = heap.Top;
            if (_part[unit] == from)
            {
                return (unit, cost);
            }

            heap.Drop();
        }

        return (-1, 0);
    }

    /// <summary>Tells that a unit has come to a part.</summary>
    public void Arrive(int unit, int from, int part)
    {
        if (_heapsOfPart[part] is { } heaps)
        {
            foreach (var heap in heaps)
            {
                if (_points.Amount[unit] > 0 && _points.Amount[unit] <= _heaviestOfPart[heap.To])
                {
                    heap.Push(Cost(unit, part, heap.To), unit);
                }
            }
        }
        else
        {
            if (!_arrived.TryGetValue(part, out var list))
            {
                _arrived[part] = list = [];
            }

            list.Add(unit);
        }
    }

    private void Append(int unit, int part, Heap[] heaps)
    {
        var amount = _points.Amount[unit];
        if (amount <= 0)
        {
            return;
        }

        foreach (var heap in heaps)
        {
            if (amount <= _heaviestOfPart[heap.To])
            {
                heap.Append(Cost(unit, part, heap.To), unit);
            }
        }
    }

    private double Cost(int unit, int from, int to)
    {
        var cost = TCost.Of(_centers.SquareTo(_points, unit, to)) - TCost.Of(_centers.SquareTo(_points, unit, from));
        if (_homeBonus is not null)
        {
            cost += _homeBonus.In(unit, to) - _homeBonus.In(unit, from);
        }

        return cost / _points.Ratio[unit];
    }

    /// <summary>A binary heap of units by cost; equal costs by unit, so that the order of arrival does not matter.</summary>
    internal sealed class Heap(int to, int room)
    {
        private (double Cost, int Unit)[] _entry = new (double, int)[room];

        /// <summary>The part that units cross to.</summary>
        public int To { get; } = to;

        public int Count { get; private set; }

        public (double Cost, int Unit) Top => _entry[0];

        public void Append(double cost, int unit)
        {
            if (Count == _entry.Length)
            {
                Array.Resize(ref _entry, (Count * 2) + 4);
            }

            _entry[Count++] = (cost, unit);
        }

        public void Order()
        {
            for (var at = (Count / 2) - 1; at >= 0; at--)
            {
                Sink(at, _entry[at]);
            }
        }

        public void Push(double cost, int unit)
        {
            Append(cost, unit);
            var at = Count - 1;
            while (at > 0 && IsLess((cost, unit), _entry[(at - 1) / 2]))
            {
                _entry[at] = _entry[(at - 1) / 2];
                at = (at - 1) / 2;
            }

            _entry[at] = (cost, unit);
        }

        public void Drop()
        {
            var last = _entry[--Count];
            if (Count > 0)
            {
                Sink(0, last);
            }
        }

        private void Sink(int at, (double Cost, int Unit) entry)
        {
            while ((2 * at) + 1 < Count)
            {
                var child = (2 * at) + 1;
                child += child + 1 < Count && IsLess(_entry[child + 1], _entry[child]) ? 1 : 0;
                if (!IsLess(_entry[child], entry))
                {
                    break;
                }

                _entry[at] = _entry[child];
                at = child;
            }

            _entry[at] = entry;
        }

        private static bool IsLess((double Cost, int Unit) one, (double Cost, int Unit) other) =>
            one.Cost < other.Cost || (one.Cost == other.Cost && one.Unit < other.Unit);
    }
}
