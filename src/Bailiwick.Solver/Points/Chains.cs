namespace Bailiwick.Solver.Points;

/// <summary>
/// Brings every part within its bounds by successive cheapest chains over the graph of parts: a chain moves one unit along each arc of a cheapest
/// path from a part with too much to one with room, and the prices follow the path lengths (Ahuja, Magnanti and Orlin 1993, chapter 9).
/// </summary>
internal sealed class Chains<TCost>
    where TCost : struct, ICost
{
    private const int Patience = 4;
    private const double HeaviestLump = 0.3;
    private readonly Room _room;
    private readonly PointSet _points;
    private readonly CenterSet _centers;
    private readonly int[] _part;
    private readonly double[] _load;
    private readonly double[] _goal;
    private readonly Crossings<TCost> _crossings;
    private readonly double[] _distance;
    private readonly double[] _price;
    private readonly int[] _unitOfArc;
    private readonly int[] _before;
    private readonly int[] _state;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (double Distance, int Part)> _queue = new();
    private readonly List<(int Unit, int From)> _trail = [];
    private int _round;

    /// <param name="points">The units.</param>
    /// <param name="room">What parts may hold.</param>
    /// <param name="centers">Prices are changed here.</param>
    /// <param name="part">By unit: its part, changed here.</param>
    /// <param name="load">By part: its load, kept true here.</param>
    /// <param name="goal">By part: a load up to which it may take more.</param>
    /// <param name="neighbors">By part: parts that its units may go to.</param>
    /// <param name="homeBonus">By unit: what leaving its present part costs, per pull; null for nothing.</param>
    /// <param name="heaviest">Largest unit that may move, in half widths of the bounds.</param>
    public Chains(PointSet points, Room room, CenterSet centers, int[] part, double[] load, double[] goal, int[][] neighbors, HomeBonus? homeBonus, double heaviest)
    {
        (_points, _room, _centers, _part, _load, _goal) = (points, room, centers, part, load, goal);
        _crossings = new Crossings<TCost>(points, centers, part, neighbors, Heaviest(heaviest), homeBonus);
        _distance = new double[centers.Count];
        _price = new double[centers.Count];
        _unitOfArc = new int[centers.Count];
        _before = new int[centers.Count];
        _state = new int[centers.Count];
    }

    /// <summary>Moves made.</summary>
    public long Moves { get; private set; }

    /// <summary>Whether all bounds held at the end.</summary>
    public bool IsBalanced => Wrong().Wrong <= 0;

    /// <summary>Works until all bounds are met, or nothing helps: then the best state met stays.</summary>
    public void Run(CancellationToken cancellation)
    {
        var (least, stalled) = (double.PositiveInfinity, 0);
        for (var guard = 0L; guard < 4L * _points.Count; guard++)
        {
            var (wrong, isOver) = Wrong();
            if (wrong < least)
            {
                (least, stalled) = (wrong, 0);
                _trail.Clear();
                Array.Copy(_centers.Price, _price, _price.Length);
            }
            else
            {
                stalled++;
            }

            if (wrong <= 0 || stalled > Patience * _room.OpenPart.Length || ((guard & 63) == 0 && cancellation.IsCancellationRequested))
            {
                break;
            }

            var goal = Search(isOver, true);
            goal = goal >= 0 ? goal : Search(isOver, false);
            if (goal < 0)
            {
                break;
            }

            Push(goal);
        }

        Array.Copy(_price, _centers.Price, _price.Length);
        for (var at = _trail.Count - 1; at >= 0; at--)
        {
            var (unit, from) = _trail[at];
            _load[_part[unit]] -= _points.Amount[unit];
            _load[from] += _points.Amount[unit];
            _part[unit] = from;
            Moves--;
        }
    }

    private void Push(int goal)
    {
        for (var part = goal; _before[part] >= 0; part = _before[part])
        {
            var (unit, from) = (_unitOfArc[part], _before[part]);
            _part[unit] = part;
            _trail.Add((unit, from));
            _crossings.Arrive(unit, from, part);
            _load[from] -= _points.Amount[unit];
            _load[part] += _points.Amount[unit];
            Moves++;
        }
    }

    // A heavier unit would throw its new part past the bound and come back at once: it stays where the prices put it. Where much of the amount is
    // in such lumps nothing would move at all, so there they may.
    private double[] Heaviest(double factor)
    {
        var width = double.MaxValue;
        foreach (var part in _room.OpenPart)
        {
            width = Math.Min(width, _room.High[part] - _room.Low[part]);
        }

        var lumps = 0.0;
        foreach (var amount in _points.Amount)
        {
            lumps += amount > width / 2 ? amount : 0;
        }

        var least = lumps > _points.Total / 4 ? HeaviestLump : 0;
        return [.. Enumerable.Range(0, _room.Target.Length).Select(part => Math.Max(least * _room.Target[part], factor * (_room.High[part] - _room.Low[part]) / 2))];
    }

    private (double Wrong, bool IsOver) Wrong()
    {
        var (wrong, isOver) = (0.0, false);
        foreach (var part in _room.OpenPart)
        {
            var (over, under) = (_load[part] - _room.High[part], _room.Low[part] - _load[part]);
            wrong += Math.Max(0, Math.Max(over, under));
            isOver |= over > 0;
        }

        return (wrong, isOver);
    }

    // Dijkstra over the parts, from all that have too much at once (or, when only too little is wrong, from all that can give), to the first that
    // can take. Arc costs are reduced by the prices, so they are never negative. Ties go to the lower part.
    private int Search(bool isOver, bool isStrict)
    {
        _round += 2;
        _touched.Clear();
        _queue.Clear();
        foreach (var part in _room.OpenPart)
        {
            if (isOver ? _load[part] > _room.High[part] : _load[part] > (isStrict ? _goal[part] : _room.Low[part]))
            {
                (_distance[part], _before[part], _state[part]) = (0, -1, _round);
                _queue.Enqueue(part, (0, part));
            }
        }

        while (_queue.TryDequeue(out var from, out var key))
        {
            if (_state[from] == _round + 1)
            {
                continue;
            }

            _state[from] = _round + 1;
            _touched.Add(from);
            if (_before[from] >= 0 && CanTake(from, isOver, isStrict))
            {
                foreach (var part in _touched)
                {
                    _centers.Price[part] += key.Distance - _distance[part];
                }

                return from;
            }

            foreach (var arc in _crossings.From(from))
            {
                Relax(from, arc, key.Distance);
            }
        }

        return -1;
    }

    private bool CanTake(int part, bool isOver, bool isStrict)
    {
        var load = _load[part] + _points.Amount[_unitOfArc[part]];
        return isOver ? load <= (isStrict ? _goal[part] : _room.High[part]) : _load[part] < _room.Low[part];
    }

    private void Relax(int from, Crossings<TCost>.Heap arc, double soFar)
    {
        var to = arc.To;
        if (_state[to] == _round + 1)
        {
            return;
        }

        var (unit, cost) = _crossings.Cheapest(arc, from);
        if (unit < 0)
        {
            return;
        }

        var distance = soFar + Math.Max(0, cost - _centers.Price[from] + _centers.Price[to]);
        if (_state[to] != _round || distance < _distance[to])
        {
            (_distance[to], _before[to], _unitOfArc[to], _state[to]) = (distance, from, unit, _round);
            _queue.Enqueue(to, (distance, to));
        }
    }
}
