namespace Bailiwick.Geography.Points;

/// <summary>
/// Delaunay triangulation by sweeping outwards from a seed, after Agafonkin's delaunator (ISC licence; Sinclair 2010, S-hull), here on whole
/// numbers with exact predicates. O(n log n).
/// </summary>
internal sealed class Delaunay
{
    private readonly int[] _x;
    private readonly int[] _y;
    private readonly int[] _hullPrevious;
    private readonly int[] _hullNext;
    private readonly int[] _hullTriangle;
    private readonly int[] _hullHash;
    private readonly Stack<int> _suspects = new();
    private int _hullStart;
    private double _centerX;
    private double _centerY;

    /// <param name="x">Whole numbers, at most 2^25 either way.</param>
    /// <param name="y">As many; no two points may be equal.</param>
    public Delaunay(int[] x, int[] y)
    {
        _x = x;
        _y = y;
        var most = Math.Max((2 * x.Length) - 5, 0) * 3;
        Triangles = new int[most];
        Twins = new int[most];
        _hullPrevious = new int[x.Length];
        _hullNext = new int[x.Length];
        _hullTriangle = new int[x.Length];
        _hullHash = new int[(int)Math.Ceiling(Math.Sqrt(x.Length))];
        if (x.Length >= 3 && FindSeed() is { } seed)
        {
            Sweep(seed);
        }
    }

    /// <summary>Corners of the triangles, three each; the side s goes from corner s to the next of its triangle.</summary>
    public int[] Triangles { get; }

    /// <summary>The same side in the neighboring triangle, or -1 on the hull.</summary>
    public int[] Twins { get; }

    /// <summary>How many entries of the arrays are used; 0 when all points are on one line.</summary>
    public int Sides { get; private set; }

    /// <summary>The side after s in its triangle.</summary>
    public static int Next(int side) => side % 3 == 2 ? side - 2 : side + 1;

    private (int A, int B, int C)? FindSeed()
    {
        var middleX = (_x.Min() + (double)_x.Max()) / 2;
        var middleY = (_y.Min() + (double)_y.Max()) / 2;
        var a = Least(point => Squared(point, middleX, middleY));
        var b = Least(point => point == a ? double.PositiveInfinity : Squared(point, _x[a], _y[a]));
        var c = Least(point => point == a || point == b ? double.PositiveInfinity : Radius(a, b, point));
        if (Orient(a, b, c) == 0)
        {
            return null;
        }

        return Orient(a, b, c) < 0 ? (a, c, b) : (a, b, c);
    }

    private int Least(Func<int, double> cost)
    {
        var best = 0;
        var least = double.PositiveInfinity;
        for (var point = 0; point < _x.Length; point++)
        {
            var here = cost(point);
            if (here < least)
            {
                least = here;
                best = point;
            }
        }

        return best;
    }

    private void Sweep((int A, int B, int C) seed)
    {
        (_centerX, _centerY) = Center(seed.A, seed.B, seed.C);
        var order = new int[_x.Length];
        var distance = new double[_x.Length];
        for (var point = 0; point < order.Length; point++)
        {
            order[point] = point;
            distance[point] = Squared(point, _centerX, _centerY);
        }

        Array.Sort(distance, order);
        StartHull(seed);
        foreach (var point in order)
        {
            if (point != seed.A && point != seed.B && point != seed.C)
            {
                Add(point);
            }
        }
    }

    private void StartHull((int A, int B, int C) seed)
    {
        var (a, b, c) = seed;
        _hullStart = a;
        _hullNext[a] = _hullPrevious[c] = b;
        _hullNext[b] = _hullPrevious[a] = c;
        _hullNext[c] = _hullPrevious[b] = a;
        _hullTriangle[a] = 0;
        _hullTriangle[b] = 1;
        _hullTriangle[c] = 2;
        Array.Fill(_hullHash, -1);
        _hullHash[Hash(a)] = a;
        _hullHash[Hash(b)] = b;
        _hullHash[Hash(c)] = c;
        AddTriangle(a, b, c, -1, -1, -1);
    }

    /// <summary>Joins a point outside the hull to every side of it that it sees.</summary>
    private void Add(int point)
    {
        var start = 0;
        var key = Hash(point);
        for (var step = 0; step < _hullHash.Length; step++)
        {
            start = _hullHash[(key + step) % _hullHash.Length];
            if (start >= 0 && start != _hullNext[start])
            {
                break;
            }
        }

        start = _hullPrevious[start];
        var from = start;
        while (Orient(point, from, _hullNext[from]) >= 0)
        {
            from = _hullNext[from];
            if (from == start)
            {
                // Inside the hull: cannot be for points in the order of distance but for rounding; its record is bridged later.
                return;
            }
        }

        var triangle = AddTriangle(from, point, _hullNext[from], -1, -1, _hullTriangle[from]);
        _hullTriangle[point] = Legalize(triangle + 2);
        _hullTriangle[from] = triangle;

        var next = _hullNext[from];
        while (Orient(point, next, _hullNext[next]) < 0)
        {
            var beyond = _hullNext[next];
            triangle = AddTriangle(next, point, beyond, _hullTriangle[point], -1, _hullTriangle[next]);
            _hullTriangle[point] = Legalize(triangle + 2);
            _hullNext[next] = next;
            next = beyond;
        }

        if (from == start)
        {
            while (Orient(point, _hullPrevious[from], from) < 0)
            {
                var before = _hullPrevious[from];
                triangle = AddTriangle(before, point, from, -1, _hullTriangle[from], _hullTriangle[before]);
                Legalize(triangle + 2);
                _hullTriangle[before] = triangle;
                _hullNext[from] = from;
                from = before;
            }
        }

        _hullStart = _hullPrevious[point] = from;
        _hullNext[from] = _hullPrevious[next] = point;
        _hullNext[point] = next;
        _hullHash[Hash(point)] = point;
        _hullHash[Hash(from)] = from;
    }

    /// <summary>Flips sides until no circle around a triangle holds the corner across; gives the side that now leads to the hull.</summary>
    private int Legalize(int side)
    {
        while (true)
        {
            var twin = Twins[side];
            var first = side - (side % 3);
            var right = first + ((side + 2) % 3);
            if (twin >= 0)
            {
                var twinFirst = twin - (twin % 3);
                var left = first + ((side + 1) % 3);
                var across = twinFirst + ((twin + 2) % 3);
                if (IsInCircle(Triangles[right], Triangles[side], Triangles[left], Triangles[across]))
                {
                    (Triangles[side], Triangles[twin]) = (Triangles[across], Triangles[right]);
                    var outer = Twins[across];
                    if (outer < 0)
                    {
                        MoveHull(across, side);
                    }

                    Link(side, outer);
                    Link(twin, Twins[right]);
                    Link(right, across);
                    _suspects.Push(twinFirst + ((twin + 1) % 3));
                    continue;
                }
            }

            if (!_suspects.TryPop(out side))
            {
                return right;
            }
        }
    }

    private void MoveHull(int from, int to)
    {
        var corner = _hullStart;
        do
        {
            if (_hullTriangle[corner] == from)
            {
                _hullTriangle[corner] = to;
                return;
            }

            corner = _hullPrevious[corner];
        }
        while (corner != _hullStart);
    }

    private int AddTriangle(int a, int b, int c, int twinA, int twinB, int twinC)
    {
        var triangle = Sides;
        (Triangles[triangle], Triangles[triangle + 1], Triangles[triangle + 2]) = (a, b, c);
        Link(triangle, twinA);
        Link(triangle + 1, twinB);
        Link(triangle + 2, twinC);
        Sides += 3;
        return triangle;
    }

    private void Link(int side, int twin)
    {
        Twins[side] = twin;
        if (twin >= 0)
        {
            Twins[twin] = side;
        }
    }

    private int Hash(int point)
    {
        var dx = _x[point] - _centerX;
        var dy = _y[point] - _centerY;
        var sum = Math.Abs(dx) + Math.Abs(dy);
        var part = sum > 0 ? dx / sum : 0;
        return (int)((dy > 0 ? 3 - part : 1 + part) / 4 * _hullHash.Length) % _hullHash.Length;
    }

    /// <summary>Positive when a, b, c turn clockwise (y up). Exact: products stay below 2^53.</summary>
    private long Orient(int a, int b, int c) =>
        (((long)_y[a] - _y[c]) * ((long)_x[b] - _x[c])) - (((long)_x[a] - _x[c]) * ((long)_y[b] - _y[c]));

    /// <summary>True when p lies inside the circle through a, b, c. In floating point where that is certain, else exact.</summary>
    private bool IsInCircle(int a, int b, int c, int p)
    {
        double dx = _x[a] - _x[p], dy = _y[a] - _y[p], ex = _x[b] - _x[p], ey = _y[b] - _y[p], fx = _x[c] - _x[p], fy = _y[c] - _y[p];
        var ap = (dx * dx) + (dy * dy);
        var bp = (ex * ex) + (ey * ey);
        var cp = (fx * fx) + (fy * fy);
        var sum = (dx * ((ey * cp) - (bp * fy))) - (dy * ((ex * cp) - (bp * fx))) + (ap * ((ex * fy) - (ey * fx)));
        var bound = (Math.Abs(dx) * ((Math.Abs(ey) * cp) + (bp * Math.Abs(fy))))
            + (Math.Abs(dy) * ((Math.Abs(ex) * cp) + (bp * Math.Abs(fx))))
            + (ap * (Math.Abs(ex * fy) + Math.Abs(ey * fx)));
        return Math.Abs(sum) > bound * 1e-14 ? sum < 0 : IsInCircleExactly(a, b, c, p);
    }

    private bool IsInCircleExactly(int a, int b, int c, int p)
    {
        Int128 dx = _x[a] - _x[p], dy = _y[a] - _y[p], ex = _x[b] - _x[p], ey = _y[b] - _y[p], fx = _x[c] - _x[p], fy = _y[c] - _y[p];
        var ap = (dx * dx) + (dy * dy);
        var bp = (ex * ex) + (ey * ey);
        var cp = (fx * fx) + (fy * fy);
        return (dx * ((ey * cp) - (bp * fy))) - (dy * ((ex * cp) - (bp * fx))) + (ap * ((ex * fy) - (ey * fx))) < 0;
    }

    private double Squared(int point, double x, double y) => ((_x[point] - x) * (_x[point] - x)) + ((_y[point] - y) * (_y[point] - y));

    private double Radius(int a, int b, int c)
    {
        if (Orient(a, b, c) == 0)
        {
            return double.PositiveInfinity;
        }

        var (x, y) = Center(a, b, c);
        return Squared(a, x, y);
    }

    private (double X, double Y) Center(int a, int b, int c)
    {
        double dx = _x[b] - _x[a], dy = _y[b] - _y[a], ex = _x[c] - _x[a], ey = _y[c] - _y[a];
        var bl = (dx * dx) + (dy * dy);
        var cl = (ex * ex) + (ey * ey);
        var d = 0.5 / ((dx * ey) - (dy * ex));
        return (_x[a] + (((ey * bl) - (dy * cl)) * d), _y[a] + (((dx * cl) - (ex * bl)) * d));
    }
}
