namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Makes parts whole: of each part the heaviest piece stays (with every locked unit), the other units are taken over by touching parts in the order
/// of power distance, so that a part only ever grows from what it has.
/// </summary>
internal sealed class Connector
{
    private readonly Instance _instance;
    private readonly Sites _sites;
    private readonly int[] _start;
    private readonly int[] _neighbor;
    private readonly int[] _part;
    private readonly bool[] _isHeld;

    private Connector(Instance instance, Sites sites, int[] part)
    {
        _instance = instance;
        _sites = sites;
        _start = instance.Start!;
        _neighbor = instance.Neighbor;
        _part = part;
        _isHeld = new bool[part.Length];
        for (var unit = 0; unit < part.Length; unit++)
        {
            _isHeld[unit] = instance.Lock[unit] >= 0;
        }
    }

    /// <summary>Changes the division in place. O(units log units + edges). What locks keep apart and no free path joins stays apart.</summary>
    public static void Repair(Instance instance, Sites sites, int[] part)
    {
        var connector = new Connector(instance, sites, part);
        connector.JoinHeld();
        connector.KeepHeaviest();
        connector.SeedEmpty();
        connector.Grow();
    }

    // Pieces of a part that hold locked units are joined along the shortest paths over free units, which are held from then on.
    private void JoinHeld()
    {
        var piecesOfPart = new int[_instance.Parts];
        for (var unit = 0; unit < _part.Length; unit++)
        {
            if (_instance.Lock[unit] >= 0 && !_instance.Closed[_instance.Lock[unit]])
            {
                piecesOfPart[_instance.Lock[unit]]++;
            }
        }

        for (var part = 0; part < _instance.Parts; part++)
        {
            if (piecesOfPart[part] > 1)
            {
                while (JoinNext(part))
                {
                }
            }
        }
    }

    // From the held piece of the part's first held unit to the nearest other held unit of it; false when there is none in reach.
    private bool JoinNext(int part)
    {
        var first = -1;
        for (var unit = 0; unit < _part.Length && first < 0; unit++)
        {
            first = _isHeld[unit] && _part[unit] == part ? unit : -1;
        }

        var (before, deque) = (new int[_part.Length], new LinkedList<int>());
        Array.Fill(before, -2);
        before[first] = -1;
        deque.AddFirst(first);
        var isOfPiece = new bool[_part.Length];
        isOfPiece[first] = true;
        while (deque.First is { } node)
        {
            deque.RemoveFirst();
            var unit = node.Value;
            for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
            {
                var neighbor = _neighbor[entry];
                var isOwn = _isHeld[neighbor] && _part[neighbor] == part;
                if (isOwn && isOfPiece[unit] && !isOfPiece[neighbor])
                {
                    (before[neighbor], isOfPiece[neighbor]) = (unit, true);
                    deque.AddFirst(neighbor);
                }
                else if (before[neighbor] == -2 && isOwn)
                {
                    for (var at = unit; !isOfPiece[at]; at = before[at])
                    {
                        (_isHeld[at], _part[at]) = (true, part);
                    }

                    return true;
                }
                else if (before[neighbor] == -2 && !_isHeld[neighbor])
                {
                    before[neighbor] = unit;
                    deque.AddLast(neighbor);
                }
            }
        }

        return false;
    }

    private void KeepHeaviest()
    {
        var (piece, mass, held) = PiecesOf();
        var best = new int[_instance.Parts];
        Array.Fill(best, -1);
        for (var index = 0; index < mass.Count; index++)
        {
            var (part, count) = held[index];
            if (part < 0)
            {
                continue;
            }

            var other = best[part];
            if (other < 0 || (count, mass[index]).CompareTo((held[other].Held, mass[other])) > 0)
            {
                best[part] = index;
            }
        }

        for (var unit = 0; unit < _part.Length; unit++)
        {
            if (_part[unit] >= 0 && !_isHeld[unit] && piece[unit] != best[_part[unit]])
            {
                _part[unit] = -1;
            }
        }
    }

    private (int[] Piece, List<double> Mass, List<(int Part, int Held)> Held) PiecesOf()
    {
        int[] piece = new int[_part.Length], stack = new int[_part.Length];
        Array.Fill(piece, -1);
        List<double> mass = [];
        List<(int Part, int Held)> held = [];
        for (var first = 0; first < _part.Length; first++)
        {
            if (piece[first] >= 0)
            {
                continue;
            }

            var (depth, sum, count) = (0, 0.0, 0);
            stack[depth++] = first;
            piece[first] = mass.Count;
            while (depth > 0)
            {
                var unit = stack[--depth];
                sum += _instance.Blend[unit] + (1e-6 * _instance.Pull[unit]);
                count += _isHeld[unit] ? 1 : 0;
                for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
                {
                    var neighbor = _neighbor[entry];
                    if (piece[neighbor] < 0 && _part[neighbor] == _part[unit])
                    {
                        piece[neighbor] = mass.Count;
                        stack[depth++] = neighbor;
                    }
                }
            }

            mass.Add(sum);
            held.Add((_part[first], count));
        }

        return (piece, mass, held);
    }

    // A part that has nothing takes the free unit nearest to its center from a part that has more, so that it can grow.
    private void SeedEmpty()
    {
        var count = new int[_instance.Parts];
        foreach (var part in _part)
        {
            if (part >= 0)
            {
                count[part]++;
            }
        }

        for (var part = 0; part < _instance.Parts; part++)
        {
            if (count[part] > 0 || _instance.Closed[part])
            {
                continue;
            }

            var (best, square) = (-1, double.MaxValue);
            for (var unit = 0; unit < _part.Length; unit++)
            {
                var distance = _sites.SquareTo(_instance.X[unit], _instance.Y[unit], part);
                if (!_isHeld[unit] && distance < square && (_part[unit] < 0 || count[_part[unit]] > 1))
                {
                    (best, square) = (unit, distance);
                }
            }

            if (best >= 0)
            {
                count[part]++;
                if (_part[best] >= 0)
                {
                    count[_part[best]]--;
                }

                (_part[best], _isHeld[best]) = (part, true);
            }
        }

        // Taking a unit may have cut its old part in two.
        KeepHeaviest();
    }

    private void Grow()
    {
        var queue = new PriorityQueue<(int Unit, int Part), double>();
        for (var unit = 0; unit < _part.Length; unit++)
        {
            if (_part[unit] >= 0)
            {
                Offer(unit, queue);
            }
        }

        while (queue.TryDequeue(out var next, out _))
        {
            if (_part[next.Unit] < 0)
            {
                _part[next.Unit] = next.Part;
                Offer(next.Unit, queue);
            }
        }

        // Walled in by closed parts: the nearest open part takes them, in a piece of their own.
        for (var unit = 0; unit < _part.Length; unit++)
        {
            if (_part[unit] < 0)
            {
                _part[unit] = NearestOpen(unit);
            }
        }
    }

    private void Offer(int unit, PriorityQueue<(int Unit, int Part), double> queue)
    {
        var part = _part[unit];
        if (_instance.Closed[part])
        {
            return;
        }

        for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
        {
            var neighbor = _neighbor[entry];
            if (_part[neighbor] < 0)
            {
                queue.Enqueue((neighbor, part), PowerOf(neighbor, part));
            }
        }
    }

    private double PowerOf(int unit, int part) =>
        _sites.SquareTo(_instance.X[unit], _instance.Y[unit], part)
        + (_sites.Price[part] * _instance.Blend[unit] / _instance.Pull[unit]);

    private int NearestOpen(int unit)
    {
        var best = -1;
        for (var part = 0; part < _instance.Parts; part++)
        {
            if (!_instance.Closed[part] && (best < 0 || PowerOf(unit, part) < PowerOf(unit, best)))
            {
                best = part;
            }
        }

        return best;
    }
}
