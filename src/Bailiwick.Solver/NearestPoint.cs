namespace Bailiwick.Solver;

/// <summary>Nearest of a set of points, by a grid of buckets. Build O(points); a query looks at rings of cells until none can be nearer.</summary>
internal sealed class NearestPoint(double[] x, double[] y)
{
    private double _minX;
    private double _minY;
    private double _cell = 1;
    private int _columns;
    private int _rows;
    private int[] _start = [];
    private int[] _member = [];

    public void Add(List<int> points)
    {
        double maxX = double.MinValue, maxY = double.MinValue;
        (_minX, _minY) = (double.MaxValue, double.MaxValue);
        foreach (var point in points)
        {
            (_minX, _minY) = (Math.Min(_minX, x[point]), Math.Min(_minY, y[point]));
            (maxX, maxY) = (Math.Max(maxX, x[point]), Math.Max(maxY, y[point]));
        }

        var side = Math.Max(maxX - _minX, maxY - _minY);
        var across = Math.Clamp((int)Math.Sqrt(points.Count), 1, 512);
        _cell = side > 0 ? side / across : 1;
        _columns = (int)((maxX - _minX) / _cell) + 1;
        _rows = (int)((maxY - _minY) / _cell) + 1;
        _start = new int[(_columns * _rows) + 1];
        foreach (var point in points)
        {
            _start[CellOf(point) + 1]++;
        }

        for (var cell = 0; cell < _columns * _rows; cell++)
        {
            _start[cell + 1] += _start[cell];
        }

        _member = new int[points.Count];
        var at = (int[])_start.Clone();
        foreach (var point in points)
        {
            _member[at[CellOf(point)]++] = point;
        }
    }

    public (int Point, double Square) Nearest(double px, double py)
    {
        var column = Math.Clamp((int)((px - _minX) / _cell), 0, _columns - 1);
        var row = Math.Clamp((int)((py - _minY) / _cell), 0, _rows - 1);
        var (best, square) = (-1, double.MaxValue);
        for (var ring = 0; ring <= Math.Max(_columns, _rows); ring++)
        {
            // A cell of this ring is at least (ring - 1) cells away from a point within the grid, and from one outside of it too.
            var least = Math.Max(0, ring - 1) * _cell;
            if (best >= 0 && least * least > square)
            {
                break;
            }

            for (var r = Math.Max(0, row - ring); r <= Math.Min(_rows - 1, row + ring); r++)
            {
                var step = r == row - ring || r == row + ring ? 1 : Math.Max(1, 2 * ring);
                for (var c = column - ring; c <= column + ring; c += step)
                {
                    if (c >= 0 && c < _columns)
                    {
                        Look((r * _columns) + c, px, py, ref best, ref square);
                    }
                }
            }
        }

        return (best, square);
    }

    private int CellOf(int point) => ((int)((y[point] - _minY) / _cell) * _columns) + (int)((x[point] - _minX) / _cell);

    private void Look(int cell, double px, double py, ref int best, ref double square)
    {
        for (var at = _start[cell]; at < _start[cell + 1]; at++)
        {
            var (dx, dy) = (x[_member[at]] - px, y[_member[at]] - py);
            var distance = (dx * dx) + (dy * dy);
            if (distance < square)
            {
                (best, square) = (_member[at], distance);
            }
        }
    }
}
