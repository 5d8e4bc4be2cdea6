namespace Bailiwick.Solver;

/// <summary>The units of each part as arrays, for drawing one at random and for walking them. Add and remove O(1).</summary>
internal sealed class Members
{
    private readonly int[][] _unitsOfPart;
    private readonly int[] _count;
    private readonly int[] _placeOfUnit;

    public Members(int[] partOfUnit, int parts)
    {
        _unitsOfPart = new int[parts][];
        _count = new int[parts];
        _placeOfUnit = new int[partOfUnit.Length];
        foreach (var part in partOfUnit)
        {
            _count[part]++;
        }

        for (var part = 0; part < parts; part++)
        {
            _unitsOfPart[part] = new int[_count[part] + (_count[part] / 2) + 4];
        }

        Fill(partOfUnit);
    }

    public ReadOnlySpan<int> Of(int part) => _unitsOfPart[part].AsSpan(0, _count[part]);

    /// <summary>Reads the division anew. O(units).</summary>
    public void Fill(int[] partOfUnit)
    {
        Array.Clear(_count);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            Add(unit, partOfUnit[unit]);
        }
    }

    public void Move(int unit, int from, int to)
    {
        var units = _unitsOfPart[from];
        var last = units[--_count[from]];
        units[_placeOfUnit[unit]] = last;
        _placeOfUnit[last] = _placeOfUnit[unit];
        Add(unit, to);
    }

    private void Add(int unit, int part)
    {
        if (_count[part] == _unitsOfPart[part].Length)
        {
            Array.Resize(ref _unitsOfPart[part], (_count[part] * 2) + 4);
        }

        _placeOfUnit[unit] = _count[part];
        _unitsOfPart[part][_count[part]++] = unit;
    }
}
