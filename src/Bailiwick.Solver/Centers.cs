namespace Bailiwick.Solver;

/// <summary>
/// The centers that a division is judged by: the fixed ones, and for free parts the place where the objective is least. In the plane and for squares
/// that is the weighted mean; else it is found by steps to weighted means on the plane that touches at the last place (Weiszfeld 1937, with Vardi and
/// Zhang's rule of 2000 where a step lands on a unit).
/// </summary>
internal sealed class Centers
{
    private const int Steps = 200;
    private const double Rest = 1e-10;
    private readonly Problem _problem;
    private readonly int[] _partOfUnit;
    private readonly double[] _pull;

    private Centers(Problem problem, int[] partOfUnit, double[] pull)
    {
        (_problem, _partOfUnit, _pull) = (problem, partOfUnit, pull);
        X = new double[problem.Parts];
        Y = new double[problem.Parts];
    }

    /// <summary>By part, in the problem's coordinates; NaN for a part without units or a given place.</summary>
    public double[] X { get; }

    /// <summary>See <see cref="X"/>.</summary>
    public double[] Y { get; }

    /// <summary>O(units), times some dozens where means are not enough.</summary>
    public static Centers Of(Problem problem, int[] partOfUnit, double[] pull)
    {
        var centers = new Centers(problem, partOfUnit, pull);
        centers.Start();
        if (problem.Travel is null && (problem.Metric != Metric.Plane || problem.Objective != Objective.SquaredDistance))
        {
            centers.Improve();
        }

        return centers;
    }

    /// <summary>Distance or travel cost of a unit to a part's center; the root of the cost where costs are squared.</summary>
    public double DistanceTo(int unit, int part)
    {
        if (_problem.Travel is not null)
        {
            var cost = _problem.Travel.Cost(unit, part);
            return _problem.Objective == Objective.SquaredDistance ? Math.Sqrt(cost) : cost;
        }

        if (_problem.Metric == Metric.GreatCircle)
        {
            return Sphere.Distance(_problem.X[unit], _problem.Y[unit], X[part], Y[part]);
        }

        var (dx, dy) = (_problem.X[unit] - X[part], _problem.Y[unit] - Y[part]);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private bool IsPinned(int part) => _problem.CenterX is not null && !double.IsNaN(_problem.CenterX[part]);

    private void Start()
    {
        double[] sum = new double[X.Length], x = new double[X.Length], y = new double[X.Length], z = new double[X.Length];
        var isRound = _problem.Metric == Metric.GreatCircle;
        for (var unit = 0; unit < _partOfUnit.Length; unit++)
        {
            var part = _partOfUnit[unit];
            if (part < 0)
            {
                continue;
            }

            var pull = _pull[unit];
            sum[part] += pull;
            if (isRound)
            {
                var (sinX, cosX) = Math.SinCos(_problem.X[unit] * Math.PI / 180);
                var (sinY, cosY) = Math.SinCos(_problem.Y[unit] * Math.PI / 180);
                x[part] += pull * cosY * cosX;
                y[part] += pull * cosY * sinX;
                z[part] += pull * sinY;
            }
            else
            {
                x[part] += pull * _problem.X[unit];
                y[part] += pull * _problem.Y[unit];
            }
        }

        Weightless(sum, x, y, z);
        for (var part = 0; part < X.Length; part++)
        {
            (X[part], Y[part]) = sum[part] <= 0
                ? (double.NaN, double.NaN)
                : isRound
                    ? (Math.Atan2(y[part], x[part]) * 180 / Math.PI, Math.Atan2(z[part], Math.Sqrt((x[part] * x[part]) + (y[part] * y[part]))) * 180 / Math.PI)
                    : (x[part] / sum[part], y[part] / sum[part]);
            if (IsPinned(part))
            {
                (X[part], Y[part]) = (_problem.CenterX![part], _problem.CenterY![part]);
            }
        }
    }

    // A part whose units pull nothing has its center at one of them.
    private void Weightless(double[] sum, double[] x, double[] y, double[] z)
    {
        for (var unit = 0; unit < _partOfUnit.Length; unit++)
        {
            var part = _partOfUnit[unit];
            if (part < 0 || sum[part] > 0)
            {
                continue;
            }

            sum[part] = 1;
            var (sinX, cosX) = Math.SinCos(_problem.X[unit] * Math.PI / 180);
            var (sinY, cosY) = Math.SinCos(_problem.Y[unit] * Math.PI / 180);
            (x[part], y[part], z[part]) = _problem.Metric == Metric.GreatCircle
                ? (cosY * cosX, cosY * sinX, sinY)
                : (_problem.X[unit], _problem.Y[unit], 0);
        }
    }

    private void Improve()
    {
        var isResting = new bool[X.Length];
        double[] weight = new double[X.Length], here = new double[X.Length];
        double[] forceX = new double[X.Length], forceY = new double[X.Length], width = new double[X.Length];
        for (var step = 0; step < Steps && Array.Exists(isResting, rests => !rests); step++)
        {
            foreach (var sums in new[] { weight, here, forceX, forceY })
            {
                Array.Clear(sums);
            }

            for (var unit = 0; unit < _partOfUnit.Length; unit++)
            {
                var part = _partOfUnit[unit];
                if (part < 0 || isResting[part] || IsPinned(part) || _pull[unit] <= 0)
                {
                    continue;
                }

                var (x, y) = Offset(unit, part);
                var distance = Math.Sqrt((x * x) + (y * y));
                width[part] = Math.Max(width[part], distance);
                if (_problem.Objective == Objective.Distance && distance <= Rest * width[part])
                {
                    here[part] += _pull[unit];
                    continue;
                }

                var factor = _problem.Objective == Objective.Distance ? _pull[unit] / distance : _pull[unit];
                weight[part] += factor;
                forceX[part] += factor * x;
                forceY[part] += factor * y;
            }

            for (var part = 0; part < X.Length; part++)
            {
                isResting[part] |= IsPinned(part) || weight[part] <= 0 || !Step(part);
            }
        }

        bool Step(int part)
        {
            var force = Math.Sqrt((forceX[part] * forceX[part]) + (forceY[part] * forceY[part]));
            var share = force > 0 ? Math.Max(0, 1 - (here[part] / force)) : 0;
            var (x, y) = (share * forceX[part] / weight[part], share * forceY[part] / weight[part]);
            (X[part], Y[part]) = _problem.Metric == Metric.GreatCircle
                ? Sphere.FromPlane(X[part], Y[part], x, y)
                : (X[part] + x, Y[part] + y);
            return Math.Sqrt((x * x) + (y * y)) > Rest * width[part];
        }
    }

    private (double X, double Y) Offset(int unit, int part) => _problem.Metric == Metric.GreatCircle
        ? Sphere.ToPlane(X[part], Y[part], _problem.X[unit], _problem.Y[unit])
        : (_problem.X[unit] - X[part], _problem.Y[unit] - Y[part]);
}
