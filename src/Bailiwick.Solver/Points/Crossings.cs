namespace Bailiwick.Solver.Points;

/// <summary>
/// For each part and neighbor a heap of the units that could cross, cheapest per amount first. A part's heaps are built when first asked for, of
/// the cheapest eighth or so of its units, and of all when those are used up; entries of units that have left are dropped when they come up.
/// </summary>
internal sealed class Crossings<TCost>
    where TCost : struct, ICost
{
    private const int Samples = 32;
    private const int SampleOfCap = 4;
    private const int FewUnits = 4 * Samples;
    private readonly PointSet _points;
    private readonly CenterSet _centers;
    private readonly int[] _part;
    private readonly int[][] _neighbors;
    private readonly double[] _heaviestOfPart;
    private readonly HomeBonus? _homeBonus;
    private readonly Way[]?[] _waysOfPart;
    private readonly int[] _start;
    private readonly int[] _member;
    private readonly List<int>?[] _arrived;
    private readonly double[] _sample = new double[Samples];

    public Crossings(PointSet points, CenterSet centers, int[] part, int[][] neighbors, double[] heaviestOfPart, HomeBonus? homeBonus)
    {
        (_points, _centers, _part, _neighbors, _heaviestOfPart, _homeBonus) = (points, centers, part, neighbors, heaviestOfPart, homeBonus);
        _waysOfPart = new Way[centers.Count][];
        _arrived = new List<int>?[centers.Count];
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

    /// <summary>By part: the parts that its units may go to, and whose units may come to it; ascending.</summary>
    public int[] NeighborsOf(int part) => _neighbors[part];

    /// <summary>The ways out of a part, in the order of its neighbors. O(units of the part x neighbors) the first time.</summary>
    public Way[] From(int part) => _waysOfPart[part] ??= Array.ConvertAll(_neighbors[part], to => new Way(to));

    /// <summary>The way from one part to a neighbor. O(log neighbors).</summary>
    public Way Between(int from, int to) => From(from)[Array.BinarySearch(_neighbors[from], to)];

    /// <summary>The cheapest unit to cross, with its cost per amount; -1 when there is none.</summary>
    public (int Unit, double Cost) Cheapest(Way way, int from)
    {
        if (way.Heap is null)
        {
            Fill(way, from, CapOf(way, from));
        }

        while (true)
        {
            var heap = way.Heap!;
            while (heap.Count > 0)
            {
                var (cost, unit) = heap.Top;
                if (_part[unit] == from)
                {
                    if (cost <= way.Cap)
                    {
                        return (unit, cost);
                    }

                    break;
                }

                heap.Drop();
            }

            if (double.IsPositiveInfinity(way.Cap))
            {
                return (-1, 0);
            }

            Fill(way, from, double.PositiveInfinity);
        }
    }

    /// <summary>Tells that a unit has come to a part.</summary>
    public void Arrive(int unit, int part)
    {
        (_arrived[part] ??= []).Add(unit);
        if (_waysOfPart[part] is { } ways && _points.Amount[unit] is > 0 and var amount)
        {
            foreach (var way in ways)
            {
                if (way.Heap is not null && amount <= _heaviestOfPart[way.To])
                {
                    way.Heap.Push(Cost(unit, part, way.To), unit);
                }
            }
        }
    }

    private double CapOf(Way way, int from)
    {
        var (first, count) = (_start[from], _start[from + 1] - _start[from]);
        if (count < FewUnits)
        {
            return double.PositiveInfinity;
        }

        for (var at = 0; at < Samples; at++)
        {
            _sample[at] = Cost(_member[first + (int)((long)at * count / Samples)], from, way.To);
        }

        Array.Sort(_sample);
        return _sample[SampleOfCap];
    }

    private void Fill(Way way, int from, double cap)
    {
        var count = _start[from + 1] - _start[from];
        var heap = way.Heap ?? new CostHeap(double.IsPositiveInfinity(cap) ? count + 4 : (count / 4) + 4);
        heap.Clear();
        for (var at = _start[from]; at < _start[from + 1]; at++)
        {
            Append(heap, _member[at], from, way.To, cap);
        }

        if (_arrived[from] is { } arrived)
        {
            foreach (var unit in arrived)
            {
                Append(heap, unit, from, way.To, cap);
            }
        }

        heap.Order();
        (way.Heap, way.Cap) = (heap, cap);
    }

    private void Append(CostHeap heap, int unit, int from, int to, double cap)
    {
        if (_part[unit] == from && _points.Amount[unit] is > 0 and var amount && amount <= _heaviestOfPart[to] && Cost(unit, from, to) is var cost && cost <= cap)
        {
            heap.Append(cost, unit);
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

    /// <summary>The way to a part, with the units that could take it.</summary>
    internal sealed class Way(int to)
    {
        /// <summary>The part that units cross to.</summary>
        public int To { get; } = to;

        /// <summary>Null until asked for.</summary>
        public CostHeap? Heap { get; set; }

        /// <summary>Units up to this cost are all in the heap.</summary>
        public double Cap { get; set; }
    }
}
