namespace Bailiwick.Solver.Points;

/// <summary>
/// Brings every part within its bounds by successive cheapest chains over the graph of parts: a chain moves one unit along each arc of a cheapest
/// path from a part with too much to one with room, or from one that can give to one with too little, and the prices follow the path lengths
/// (Ahuja, Magnanti and Orlin 1993, chapter 9). Each search begins in one part, so that it looks only around it.
/// </summary>
internal sealed class Chains<TCost>
    where TCost : struct, ICost
{
    private const int Patience = 4;
    private const int LookUp = 64;
    private readonly Room _room;
    private readonly PointSet _points;
    private readonly CenterSet _centers;
    private readonly int[] _part;
    private readonly double[] _load;
    private readonly double[]? _goal;
    private readonly Crossings<TCost> _crossings;
    private readonly double[] _distance;
    private readonly double[] _price;
    private readonly int[] _unitOfArc;
    private readonly int[] _toward;
    private readonly int[] _state;
    private readonly bool[] _isWaiting;
    private readonly List<int> _touched = [];
    private readonly CostHeap _queue = new(64);
    private readonly Queue<int> _over = new();
    private readonly Queue<int> _under = new();
    private readonly List<(int Unit, int From)> _trail = [];
    private double _wrong;
    private int _round;

    /// <param name="points">The units.</param>
    /// <param name="room">What parts may hold.</param>
    /// <param name="centers">Prices are changed here.</param>
    /// <param name="part">By unit: its part, changed here.</param>
    /// <param name="load">By part: its load, kept true here.</param>
    /// <param name="goal">By part: a load up to which it should take more, and down to which it should give; null for its bounds.</param>
    /// <param name="neighbors">By part: parts that its units may go to.</param>
    /// <param name="homeBonus">By unit: what leaving its present part costs, per pull; null for nothing.</param>
    /// <param name="heaviest">By part: largest unit that may come.</param>
    public Chains(PointSet points, Room room, CenterSet centers, int[] part, double[] load, double[]? goal, int[][] neighbors, HomeBonus? homeBonus, double[] heaviest)
    {
        (_points, _room, _centers, _part, _load, _goal) = (points, room, centers, part, load, goal);
        _crossings = new Crossings<TCost>(points, centers, part, neighbors, heaviest, homeBonus);
        _distance = new double[centers.Count];
        _price = new double[centers.Count];
        _unitOfArc = new int[centers.Count];
        _toward = new int[centers.Count];
        _state = new int[centers.Count];
        _isWaiting = new bool[centers.Count];
    }

    /// <summary>Moves made.</summary>
    public long Moves { get; private set; }

    /// <summary>Whether all bounds held at the end.</summary>
    public bool IsBalanced => WrongOfAll() <= 0;

    /// <summary>Works until all bounds are met, or nothing helps: then the best state met stays.</summary>
    public void Run(CancellationToken cancellation)
    {
        _wrong = WrongOfAll();
        var (least, stalled) = (double.PositiveInfinity, 0);
        foreach (var part in _room.OpenPart)
        {
            Await(part);
        }

        for (var guard = 0L; guard < 4L * _points.Count; guard++)
        {
            if (guard % LookUp == 0)
            {
                // Afresh, for sums kept step by step drift.
                _wrong = WrongOfAll();
            }

            if (_wrong < least)
            {
                (least, stalled) = (_wrong, 0);
                _trail.Clear();
                Array.Copy(_centers.Price, _price, _price.Length);
            }
            else
            {
                stalled++;
            }

            if (stalled > Patience * _room.OpenPart.Length || (guard % LookUp == 0 && cancellation.IsCancellationRequested) || !Next(out var start))
            {
                break;
            }

            Mend(start);
        }

        TakeBack();
    }

    private bool Next(out int part) => _over.TryDequeue(out part) || _under.TryDequeue(out part);

    // One chain for a part that is out of its bounds; it waits again until it is within, or nothing helps.
    private void Mend(int part)
    {
        _isWaiting[part] = false;
        var isOver = _load[part] > _room.High[part];
        if (!isOver && _load[part] >= _room.Low[part])
        {
            return;
        }

        var end = _goal is null ? -1 : Search(part, isOver, _goal, _goal);
        end = end >= 0 ? end : Search(part, isOver, _room.Low, _room.High);
        if (end < 0)
        {
            return;
        }

        if (isOver)
        {
            Push(end, part);
        }
        else
        {
            Pull(end, part);
        }

        Await(part);
    }

    private void Await(int part)
    {
        if (!_isWaiting[part] && WrongOf(part) > 0)
        {
            _isWaiting[part] = true;
            (_load[part] > _room.High[part] ? _over : _under).Enqueue(part);
        }
    }

    private void Push(int end, int start)
    {
        for (var part = end; part != start; part = _toward[part])
        {
            Move(_unitOfArc[part], _toward[part], part);
        }
    }

    private void Pull(int end, int start)
    {
        for (var part = end; part != start; part = _toward[part])
        {
            Move(_unitOfArc[part], part, _toward[part]);
        }
    }

    private void Move(int unit, int from, int to)
    {
        _wrong -= WrongOf(from) + WrongOf(to);
        _part[unit] = to;
        _trail.Add((unit, from));
        _load[from] -= _points.Amount[unit];
        _load[to] += _points.Amount[unit];
        _wrong += WrongOf(from) + WrongOf(to);
        _crossings.Arrive(unit, to);
        Moves++;
        Await(from);
        Await(to);
    }

    private void TakeBack()
    {
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

    private double WrongOf(int part) => Math.Max(0, Math.Max(_load[part] - _room.High[part], _room.Low[part] - _load[part]));

    private double WrongOfAll()
    {
        var wrong = 0.0;
        foreach (var part in _room.OpenPart)
        {
            wrong += WrongOf(part);
        }

        return wrong;
    }

    // Dijkstra over the parts, forward from one with too much to the nearest that can take, or backward from one with too little to the nearest that
    // can give. Arc costs are reduced by the prices, so they are never negative while units are alike. Ties go to the lower part.
    private int Search(int start, bool isForward, double[] low, double[] high)
    {
        _round += 2;
        _touched.Clear();
        _queue.Clear();
        (_distance[start], _state[start]) = (0, _round);
        _queue.Push(0, start);
        while (_queue.Count > 0)
        {
            var (soFar, part) = _queue.Top;
            _queue.Drop();
            if (_state[part] == _round + 1)
            {
                continue;
            }

            _state[part] = _round + 1;
            _touched.Add(part);
            if (part != start && CanEnd(part, isForward, low, high))
            {
                foreach (var touched in _touched)
                {
                    _centers.Price[touched] += (isForward ? 1 : -1) * (soFar - _distance[touched]);
                }

                return part;
            }

            if (isForward)
            {
                foreach (var way in _crossings.From(part))
                {
                    Relax(way, part, way.To, way.To, part, soFar);
                }
            }
            else
            {
                foreach (var neighbor in _crossings.NeighborsOf(part))
                {
                    Relax(_crossings.Between(neighbor, part), neighbor, part, neighbor, part, soFar);
                }
            }
        }

        return -1;
    }

    private bool CanEnd(int part, bool isForward, double[] low, double[] high)
    {
        var amount = _points.Amount[_unitOfArc[part]];
        return isForward ? _load[part] + amount <= high[part] : _load[part] - amount >= low[part];
    }

    private void Relax(Crossings<TCost>.Way way, int from, int to, int next, int back, double soFar)
    {
        if (_state[next] == _round + 1)
        {
            return;
        }

        var (unit, cost) = _crossings.Cheapest(way, from);
        if (unit < 0)
        {
            return;
        }

        var distance = soFar + Math.Max(0, cost - _centers.Price[from] + _centers.Price[to]);
        if (_state[next] != _round || distance < _distance[next])
        {
            (_distance[next], _toward[next], _unitOfArc[next], _state[next]) = (distance, back, unit, _round);
            _queue.Push(distance, next);
        }
    }
}
