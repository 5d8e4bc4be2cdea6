namespace Bailiwick.Solver.Points;

/// <summary>An instance as the point methods see it: the free units, what the parts may hold, and where the centers begin.</summary>
internal sealed class PointProblem
{
    // 64 MiB.
    private const long LargestTable = 8 << 20;
    private readonly Problem _problem;
    private readonly Instance _instance;
    private readonly bool _isRound;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;

    public PointProblem(Problem problem, Instance instance)
    {
        (_problem, _instance) = (problem, instance);
        _isRound = problem.Metric == Metric.GreatCircle;
        (_x, _y, _z) = _isRound ? OnSphere() : (instance.X, instance.Y, []);
        FreeUnit = [.. Enumerable.Range(0, instance.Units).Where(unit => instance.Lock[unit] < 0)];
        int[] open = [.. Enumerable.Range(0, instance.Parts).Where(part => !instance.Closed[part])];
        int[] held = [.. Enumerable.Range(0, instance.Units).Where(unit => instance.Lock[unit] is >= 0 and var part && !instance.Closed[part])];
        HeldUnit = held;
        Points = Of(FreeUnit);
        var fixedLoad = new double[instance.Parts];
        foreach (var unit in held)
        {
            fixedLoad[instance.Lock[unit]] += instance.Blend[unit];
        }

        var (target, low, high) = Bounds(open, fixedLoad);
        Room = new Room(open, target, low, high, fixedLoad, Of(held), Array.ConvertAll(held, unit => instance.Lock[unit]), instance.Pinned);
    }

    /// <summary>By point: its unit in the instance.</summary>
    public int[] FreeUnit { get; }

    /// <summary>Locked units in open parts.</summary>
    public int[] HeldUnit { get; }

    public PointSet Points { get; }

    public Room Room { get; }

    /// <summary>Parts that stand for given costs. O(1), or O(points x parts) where a table of them is kept.</summary>
    public CenterSet GivenCosts()
    {
        var (travel, parts) = (_instance.Travel!, _instance.Parts);
        if ((long)FreeUnit.Length * parts > LargestTable)
        {
            return new CenterSet(parts, false) { Given = (point, part) => travel(FreeUnit[point], part) };
        }

        var table = new double[FreeUnit.Length * parts];
        for (var point = 0; point < FreeUnit.Length; point++)
        {
            for (var part = 0; part < parts; part++)
            {
                table[(point * parts) + part] = travel(FreeUnit[point], part);
            }
        }

        return new CenterSet(parts, false) { Given = (point, part) => table[(point * parts) + part] };
    }

    /// <summary>Centers where parts have pins or locked units, else of equal shares along the curve. O(units + parts^2).</summary>
    public CenterSet FirstCenters()
    {
        var centers = new CenterSet(_instance.Parts, _isRound);
        var hasAnchor = Anchor(centers, unit => _instance.Lock[unit]);
        var (x, y, z) = Shares();
        var isTaken = new bool[x.Length];
        foreach (var part in Room.OpenPart)
        {
            if (hasAnchor[part])
            {
                var nearest = -1;
                for (var seed = 0; seed < x.Length; seed++)
                {
                    if (!isTaken[seed] && (nearest < 0 || Square(seed) < Square(nearest)))
                    {
                        nearest = seed;
                    }
                }

                isTaken[nearest] = true;

                double Square(int seed)
                {
                    double dx = x[seed] - centers.X[part], dy = y[seed] - centers.Y[part], dz = _isRound ? z[seed] - centers.Z[part] : 0;
                    return (dx * dx) + (dy * dy) + (dz * dz);
                }
            }
        }

        var next = 0;
        foreach (var part in Room.OpenPart)
        {
            if (!hasAnchor[part])
            {
                while (isTaken[next])
                {
                    next++;
                }

                Place(centers, part, x[next], y[next], _isRound ? z[next] : 0, 1);
                next++;
            }
        }

        return centers;
    }

    /// <summary>Centers of the present division. O(units).</summary>
    public CenterSet PresentCenters()
    {
        var centers = FirstCenters();
        Anchor(centers, unit => _instance.Lock[unit] >= 0 ? _instance.Lock[unit] : _instance.Present[unit]);
        return centers;
    }

    /// <summary>The centers of a score, in the point methods' coordinates; parts without one keep what they have.</summary>
    public void Take(CenterSet centers, int part, double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return;
        }

        if (_isRound)
        {
            var (sinX, cosX) = Math.SinCos(x * Math.PI / 180);
            var (sinY, cosY) = Math.SinCos(y * Math.PI / 180);
            Place(centers, part, cosY * cosX, cosY * sinX, sinY, 1);
        }
        else
        {
            Place(centers, part, x - _instance.OriginX, y - _instance.OriginY, 0, 1);
        }
    }

    private (double[] X, double[] Y, double[] Z) OnSphere()
    {
        double[] x = new double[_instance.Units], y = new double[_instance.Units], z = new double[_instance.Units];
        for (var unit = 0; unit < _instance.Place.Length; unit++)
        {
            var (sinX, cosX) = Math.SinCos(_problem.X[unit] * Math.PI / 180);
            var (sinY, cosY) = Math.SinCos(_problem.Y[unit] * Math.PI / 180);
            var at = _instance.Place[unit];
            (x[at], y[at], z[at]) = (x[at] + (cosY * cosX), y[at] + (cosY * sinX), z[at] + sinY);
        }

        for (var at = 0; at < x.Length; at++)
        {
            var length = Math.Sqrt((x[at] * x[at]) + (y[at] * y[at]) + (z[at] * z[at]));
            var scale = length > 0 ? Sphere.Radius / length : 0;
            (x[at], y[at], z[at]) = length > 0 ? (x[at] * scale, y[at] * scale, z[at] * scale) : (Sphere.Radius, 0, 0);
        }

        return (x, y, z);
    }

    private PointSet Of(int[] units) => new(
        Array.ConvertAll(units, unit => _x[unit]),
        Array.ConvertAll(units, unit => _y[unit]),
        _isRound ? Array.ConvertAll(units, unit => _z[unit]) : [],
        Array.ConvertAll(units, unit => _instance.Pull[unit]),
        Array.ConvertAll(units, unit => _instance.Blend[unit]));

    // Means over the measures of targets and bounds: each division within all bounds is within these.
    private (double[] Target, double[] Low, double[] High) Bounds(int[] open, double[] fixedLoad)
    {
        double[] target = new double[_instance.Parts], low = new double[_instance.Parts], high = new double[_instance.Parts];
        double wanted = 0, available = Points.Total;
        foreach (var part in open)
        {
            for (var at = part * _instance.Measures; at < (part * _instance.Measures) + _instance.Balanced; at++)
            {
                target[part] += _instance.Target[at] / _instance.Balanced;
                low[part] += _instance.Low[at] / _instance.Balanced;
                high[part] += _instance.High[at] / _instance.Balanced;
            }

            wanted += target[part];
            available += fixedLoad[part];
        }

        foreach (var part in open)
        {
            target[part] *= wanted > 0 ? available / wanted : 0;
            target[part] = Math.Max(low[part], Math.Min(high[part], target[part]));
        }

        return (target, low, high);
    }

    private bool[] Anchor(CenterSet centers, Func<int, int> partOf)
    {
        var hasAnchor = new bool[_instance.Parts];
        double[] sum = new double[_instance.Parts], x = new double[_instance.Parts], y = new double[_instance.Parts], z = new double[_instance.Parts];
        for (var unit = 0; unit < _instance.Units; unit++)
        {
            var part = partOf(unit);
            if (part >= 0)
            {
                sum[part] += _instance.Pull[unit];
                x[part] += _instance.Pull[unit] * _x[unit];
                y[part] += _instance.Pull[unit] * _y[unit];
                z[part] += _isRound ? _instance.Pull[unit] * _z[unit] : 0;
            }
        }

        for (var part = 0; part < _instance.Parts; part++)
        {
            if (_instance.Pinned[part])
            {
                Take(centers, part, _problem.CenterX![part], _problem.CenterY![part]);
                hasAnchor[part] = true;
            }
            else if (sum[part] > 0)
            {
                Place(centers, part, x[part], y[part], z[part], sum[part]);
                hasAnchor[part] = true;
            }
        }

        return hasAnchor;
    }

    private void Place(CenterSet centers, int part, double x, double y, double z, double sum)
    {
        if (_isRound)
        {
            var length = Math.Sqrt((x * x) + (y * y) + (z * z));
            sum = length > 0 ? length / Sphere.Radius : 1;
            centers.Z[part] = z / sum;
        }

        (centers.X[part], centers.Y[part]) = (x / sum, y / sum);
    }

    private (double[] X, double[] Y, double[] Z) Shares()
    {
        var open = Room.OpenPart;
        double[] x = new double[open.Length], y = new double[open.Length], z = new double[open.Length];
        double wanted = 0, soFar = 0, due = 0, floor = Points.Total > 0 ? 0 : 1, total = Points.Total > 0 ? Points.Total : Points.Count;
        foreach (var part in open)
        {
            wanted += Room.Target[part];
        }

        var at = 0;
        for (var seed = 0; seed < open.Length; seed++)
        {
            due += total * (wanted > 0 ? Room.Target[open[seed]] / wanted : 1.0 / open.Length);
            var (sum, first) = (0.0, at);
            while (at < Points.Count && (soFar < due - 1e-9 || at == first))
            {
                soFar += Points.Amount[at] + floor;
                sum += Points.Pull[at];
                x[seed] += Points.Pull[at] * Points.X[at];
                y[seed] += Points.Pull[at] * Points.Y[at];
                z[seed] += _isRound ? Points.Pull[at] * Points.Z[at] : 0;
                at++;
            }

            (x[seed], y[seed], z[seed]) = sum > 0
                ? (x[seed] / sum, y[seed] / sum, z[seed] / sum)
                : (Points.X[^1], Points.Y[^1], _isRound ? Points.Z[^1] : 0);
        }

        return (x, y, z);
    }
}
