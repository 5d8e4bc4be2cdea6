namespace Bailiwick.Solver;

/// <summary>Answers whether a part stays in one piece when a unit leaves it.</summary>
internal sealed class Connectivity(Instance instance)
{
    private readonly int[] _start = instance.Start!;
    private readonly int[] _neighbor = instance.Neighbor;
    private readonly int[] _mark = new int[instance.Units];
    private readonly int[] _queue = new int[instance.Units];
    private int _stamp;

    /// <summary>
    /// True when the unit's neighbors in the part reach each other within the part without the unit. Usually O(degree^2): most
    /// neighbors touch each other; else a search in the part that ends when all are found.
    /// </summary>
    public bool HoldsWithout(int unit, int part, int[] partOfUnit)
    {
        var (from, to) = (_start[unit], _start[unit + 1]);
        var (wanted, first) = (0, -1);
        _stamp += 2;
        for (var entry = from; entry < to; entry++)
        {
            var neighbor = _neighbor[entry];
            if (partOfUnit[neighbor] == part)
            {
                _mark[neighbor] = _stamp;
                first = neighbor;
                wanted++;
            }
        }

        if (wanted <= 1)
        {
            return true;
        }

        return ReachOneAnother(first, wanted) || Search(unit, part, first, wanted, partOfUnit);
    }

    // Marks: stamp = a wanted neighbor, stamp + 1 = reached.
    private bool ReachOneAnother(int first, int wanted)
    {
        var (head, tail) = (0, 0);
        _queue[tail++] = first;
        _mark[first] = _stamp + 1;
        while (head < tail)
        {
            var at = _queue[head++];
            for (var entry = _start[at]; entry < _start[at + 1]; entry++)
            {
                var neighbor = _neighbor[entry];
                if (_mark[neighbor] == _stamp)
                {
                    _mark[neighbor] = _stamp + 1;
                    _queue[tail++] = neighbor;
                }
            }
        }

        if (tail == wanted)
        {
            return true;
        }

        for (var at = 0; at < tail; at++)
        {
            _mark[_queue[at]] = _stamp;
        }

        return false;
    }

    private bool Search(int unit, int part, int first, int wanted, int[] partOfUnit)
    {
        var (head, tail, found) = (0, 0, 1);
        _queue[tail++] = first;
        _mark[first] = _stamp + 1;
        _mark[unit] = _stamp + 1;
        while (head < tail)
        {
            var at = _queue[head++];
            for (var entry = _start[at]; entry < _start[at + 1]; entry++)
            {
                var neighbor = _neighbor[entry];
                if (partOfUnit[neighbor] != part || _mark[neighbor] == _stamp + 1)
                {
                    continue;
                }

                found += _mark[neighbor] == _stamp ? 1 : 0;
                if (found == wanted)
                {
                    return true;
                }

                _mark[neighbor] = _stamp + 1;
                _queue[tail++] = neighbor;
            }
        }

        return false;
    }
}
