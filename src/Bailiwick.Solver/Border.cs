namespace Bailiwick.Solver;

/// <summary>The units that touch another part, kept true while units move, so that no move is proposed inside a part.</summary>
internal sealed class Border(Instance instance)
{
    private readonly int[] _start = instance.Start!;
    private readonly int[] _neighbor = instance.Neighbor;
    private readonly int[] _unit = new int[instance.Units];
    private readonly int[] _place = new int[instance.Units];
    private readonly int[] _others = new int[instance.Units];
    private int _count;

    /// <summary>Reads the division anew. O(edges).</summary>
    public void Fill(int[] partOfUnit)
    {
        _count = 0;
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var others = 0;
            for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
            {
                others += partOfUnit[_neighbor[entry]] == partOfUnit[unit] ? 0 : 1;
            }

            (_others[unit], _place[unit]) = (others, _count);
            if (others > 0)
            {
                _unit[_count++] = unit;
            }
        }
    }

    /// <summary>A unit of the border and a part that it touches, at random; false when parts touch nowhere. O(degree).</summary>
    public bool Pick(Randomness random, int[] partOfUnit, out int unit, out int part)
    {
        if (_count == 0)
        {
            (unit, part) = (-1, -1);
            return false;
        }

        unit = _unit[random.Below(_count)];
        var (from, to, own) = (_start[unit], _start[unit + 1], partOfUnit[unit]);
        var entry = from + random.Below(to - from);
        part = partOfUnit[_neighbor[entry]];
        return part != own;
    }

    /// <summary>To be told of each move when it is made. O(degree).</summary>
    public void Moved(int unit, int from, int to, int[] partOfUnit)
    {
        var others = 0;
        for (var entry = _start[unit]; entry < _start[unit + 1]; entry++)
        {
            var neighbor = _neighbor[entry];
            var part = partOfUnit[neighbor];
            others += part == to ? 0 : 1;
            if (part == from)
            {
                Set(neighbor, _others[neighbor] + 1);
            }
            else if (part == to)
            {
                Set(neighbor, _others[neighbor] - 1);
            }
        }

        Set(unit, others);
    }

    private void Set(int unit, int others)
    {
        if (others > 0 && _others[unit] == 0)
        {
            (_place[unit], _unit[_count]) = (_count, unit);
            _count++;
        }
        else if (others == 0 && _others[unit] > 0)
        {
            var last = _unit[--_count];
            (_unit[_place[unit]], _place[last]) = (last, _place[unit]);
        }

        _others[unit] = others;
    }
}
