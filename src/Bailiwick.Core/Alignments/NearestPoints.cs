namespace Bailiwick.Core.Alignments;

/// <summary>Finds the nearest of many points by a grid of square cells. Made in O(points); a search looks at few cells.</summary>
internal sealed class NearestPoints
{
    private readonly UnitLinks _links;
    private readonly int[] _pointsInCell;
    private readonly int[] _startOfCell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly double _side;
    private readonly double _left;
    private readonly double _bottom;

    public NearestPoints(UnitLinks links, List<int> points)
    {
        _links = links;
        _left = points.Min(unit => links.X[unit]);
        _bottom = points.Min(unit => links.Y[unit]);
        var (width, height) = (points.Max(unit => links.X[unit]) - _left, points.Max(unit => links.Y[unit]) - _bottom);
        _side = Math.Max(Math.Max(width, height) / Math.Max(1, Math.Sqrt(points.Count)), 1e-6);
        (_columns, _rows) = ((int)(width / _side) + 1, (int)(height / _side) + 1);
        _startOfCell = new int[(_columns * _rows) + 1];
        foreach (var unit in points)
        {
            _startOfCell[CellOf(unit) + 1]++;
        }

        for (var cell = 1; cell < _startOfCell.Length; cell++)
        {
            _startOfCell[cell] += _startOfCell[cell - 1];
        }

        _pointsInCell = new int[points.Count];
        var next = _startOfCell.AsSpan(0, _startOfCell.Length - 1).ToArray();
        foreach (var unit in points)
        {
            _pointsInCell[next[CellOf(unit)]++] = unit;
        }
    }

    /// <summary>The nearest point, of equals the one with the lowest number.</summary>
    public int To(int unit)
    {
        var column = (int)Math.Clamp((_links.X[unit] - _left) / _side, 0, _columns - 1);
        var row = (int)Math.Clamp((_links.Y[unit] - _bottom) / _side, 0, _rows - 1);
        var (best, least) = (-1, double.PositiveInfinity);
        for (var ring = 0; ring <= Math.Max(_columns, _rows); ring++)
        {
            // A point outside the rings seen so far is at least this far away, wherever the unit lies inside or outside the grid.
            if (best >= 0 && (ring - 1) * _side > least)
            {
                break;
            }

            Ring(unit, column, row, ring, ref best, ref least);
        }

        return best;
    }

    private void Ring(int unit, int column, int row, int ring, ref int best, ref double least)
    {
        for (var y = Math.Max(0, row - ring); y <= Math.Min(_rows - 1, row + ring); y++)
        {
            var step = Math.Abs(y - row) == ring || ring == 0 ? 1 : 2 * ring;
            for (var x = column - ring; x <= column + ring; x += step)
            {
                if (x < 0 || x >= _columns)
                {
                    continue;
                }

                var cell = (y * _columns) + x;
                for (var i = _startOfCell[cell]; i < _startOfCell[cell + 1]; i++)
                {
                    var (point, distance) = (_pointsInCell[i], _links.Distance(unit, _pointsInCell[i]));
                    if (distance < least || (distance == least && point < best))
                    {
                        (best, least) = (point, distance);
                    }
                }
            }
        }
    }

    private int CellOf(int unit) =>
        ((int)((_links.Y[unit] - _bottom) / _side) * _columns) + (int)((_links.X[unit] - _left) / _side);
}
