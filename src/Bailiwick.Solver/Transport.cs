namespace Bailiwick.Solver;

/// <summary>
/// Balances pieces over fixed centers at least cost: the power diagram, then successive cheapest chains over the graph of parts. A chain moves one
/// piece along each arc of a cheapest path from a part with too much to one with room; the prices follow the path lengths and so stay dual prices
/// of the transportation problem (Ahuja, Magnanti and Orlin 1993, chapter 9; as power diagrams Aurenhammer, Hoffmann and Aronov 1998).
/// </summary>
internal sealed class Transport
{
    private const int Candidates = 10;
    private const double HeaviestLump = 0.3;
    private readonly Pieces _pieces;
    private readonly Sites _sites;
    private readonly PowerAssigner _assigner;
    private readonly int[] _openPart;
    private readonly double[] _fixedLoad;
    private readonly double[] _target;
    private readonly double[] _load;
    private readonly int _threads;
    private readonly double[] _distance;
    private readonly int[] _pieceOfArc;
    private readonly int[] _before;
    private readonly int[] _state;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, double> _queue = new();
    private int _round;

    /// <param name="pieces">What is to be given to parts.</param>
    /// <param name="sites">Centers and prices, changed here.</param>
    /// <param name="openPart">Parts that may take pieces.</param>
    /// <param name="fixedLoad">By part: load of locked units.</param>
    /// <param name="target">By part: load wanted, in mean parts.</param>
    /// <param name="threads">At least 1; never changes the result.</param>
    public Transport(Pieces pieces, Sites sites, int[] openPart, double[] fixedLoad, double[] target, int threads)
    {
        _pieces = pieces;
        _sites = sites;
        _openPart = openPart;
        _fixedLoad = fixedLoad;
        _target = target;
        _threads = threads;
        _assigner = new PowerAssigner(pieces, openPart, Candidates);
        Part = new int[pieces.Count];
        _load = new double[sites.Count];
        _distance = new double[sites.Count];
        _pieceOfArc = new int[sites.Count];
        _before = new int[sites.Count];
        _state = new int[sites.Count];
    }

    /// <summary>By piece: its part.</summary>
    public int[] Part { get; }

    /// <summary>Every piece to its nearest part by power distance.</summary>
    public void Assign()
    {
        _assigner.Assign(_sites, _threads);
        for (var piece = 0; piece < Part.Length; piece++)
        {
            Part[piece] = _assigner.Candidate[piece * _assigner.Keep];
        }

        Reload();
    }

    /// <summary>Counts the loads anew after <see cref="Part"/> was changed. O(pieces).</summary>
    public void Reload()
    {
        Array.Copy(_fixedLoad, _load, _load.Length);
        for (var piece = 0; piece < Part.Length; piece++)
        {
            _load[Part[piece]] += _pieces.Amount[piece];
        }
    }

    /// <summary>Moves pieces along cheapest chains until every open part is within the tolerance, or nothing helps. Returns the moves made.</summary>
    public long Balance(double tolerance, CancellationToken cancellation)
    {
        var heaviest = HeaviestOf(tolerance);
        var heaps = new ArcHeaps(_pieces, _assigner, Part, heaviest);
        var members = new Members(Part, _sites.Count);
        var trail = new List<(int Piece, int From)>();
        var (moves, least, stalled) = (0L, double.MaxValue, 0);
        for (var guard = 0L; guard < 4L * _pieces.Count; guard++)
        {
            var (wrong, isOver) = Wrong(tolerance);
            if (wrong <= 0 || ((guard & 63) == 0 && cancellation.IsCancellationRequested))
            {
                break;
            }

            if (wrong < least)
            {
                (least, stalled) = (wrong, 0);
                trail.Clear();
            }
            else
            {
                stalled++;
            }

            var goal = stalled > 4 * _openPart.Length ? -1 : Search(tolerance, isOver, heaps, members);
            if (goal < 0)
            {
                break;
            }

            for (var part = goal; _before[part] >= 0; part = _before[part])
            {
                var (piece, from) = (_pieceOfArc[part], _before[part]);
                Part[piece] = part;
                trail.Add((piece, from));
                members.Move(piece, from, part);
                heaps.Arrive(piece, part, _sites);
                _load[from] -= _pieces.Amount[piece];
                _load[part] += _pieces.Amount[piece];
                moves++;
            }
        }

        // Back to the best state met.
        for (var at = trail.Count - 1; Wrong(tolerance).Wrong > least && at >= 0; at--)
        {
            var (piece, from) = trail[at];
            _load[Part[piece]] -= _pieces.Amount[piece];
            _load[from] += _pieces.Amount[piece];
            Part[piece] = from;
            moves--;
        }

        return moves;
    }

    // A heavier piece would throw its new part past the bound and come back at once: it stays where the prices put it. Where much of the amount is
    // in such lumps nothing would move at all, so there they may.
    private double[] HeaviestOf(double tolerance)
    {
        var (lumps, total) = (0.0, 0.0);
        foreach (var amount in _pieces.Amount)
        {
            lumps += amount > tolerance ? amount : 0;
            total += amount;
        }

        var share = lumps > total / 4 ? Math.Max(tolerance, HeaviestLump) : tolerance;
        return Array.ConvertAll(_target, target => share * target);
    }

    private (double Wrong, bool IsOver) Wrong(double tolerance)
    {
        var (wrong, isOver) = (0.0, false);
        foreach (var part in _openPart)
        {
            var outside = Math.Abs(_load[part] - _target[part]) - (tolerance * _target[part]);
            wrong += Math.Max(0, outside);
            isOver |= outside > 0 && _load[part] > _target[part];
        }

        return (wrong, isOver);
    }

    // Dijkstra over the parts, from all that have too much at once (or, when only too little is wrong, from all above their target),
    // to the first that can take. Arc costs are reduced by the prices, so they are never negative.
    private int Search(double tolerance, bool isOver, ArcHeaps heaps, Members members)
    {
        _round += 2;
        _touched.Clear();
        _queue.Clear();
        foreach (var part in _openPart)
        {
            if (_load[part] > _target[part] * (1 + (isOver ? tolerance : 0)))
            {
                (_distance[part], _before[part], _state[part]) = (0, -1, _round);
                _queue.Enqueue(part, 0);
            }
        }

        while (_queue.TryDequeue(out var from, out var soFar))
        {
            if (_state[from] == _round + 1)
            {
                continue;
            }

            _state[from] = _round + 1;
            _touched.Add(from);
            if (_before[from] >= 0 && _load[from] < _target[from] * (1 - (isOver ? 0 : tolerance)))
            {
                foreach (var part in _touched)
                {
                    _sites.Price[part] += soFar - _distance[part];
                }

                return from;
            }

            foreach (var to in heaps.TargetsOf(from, members, _sites))
            {
                Relax(from, to, soFar, heaps);
            }
        }

        return -1;
    }

    private void Relax(int from, int to, double soFar, ArcHeaps heaps)
    {
        if (_state[to] == _round + 1)
        {
            return;
        }

        var (piece, cost) = heaps.Cheapest(from, to);
        if (piece < 0)
        {
            return;
        }

        var distance = soFar + Math.Max(0, cost - _sites.Price[from] + _sites.Price[to]);
        if (_state[to] != _round || distance < _distance[to])
        {
            (_distance[to], _before[to], _pieceOfArc[to], _state[to]) = (distance, from, piece, _round);
            _queue.Enqueue(to, distance);
        }
    }
}
