using System.Runtime.CompilerServices;

namespace Bailiwick.Solver.Medians;

/// <summary>What serving a unit from a center costs, computed when asked: coordinates stay in the cache, a matrix would not.</summary>
internal sealed class MedianCosts(MedianProblem problem)
{
    private readonly double[] _x = problem.X;
    private readonly double[] _y = problem.Y;
    private readonly double[]? _weight = problem.Weight;
    private readonly bool _isPlain =
        problem is { Cost: null, Metric: Metric.Plane, Objective: Objective.Distance, Rounding: DistanceRounding.None, Weight: null };

    /// <summary>O(1), or what the caller's function takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Of(int unit, int center)
    {
        if (_isPlain)
        {
            var (dx, dy) = (_x[unit] - _x[center], _y[unit] - _y[center]);
            return Math.Sqrt((dx * dx) + (dy * dy));
        }

        return Any(unit, center);
    }

    private double Any(int unit, int center)
    {
        var weight = _weight is null ? 1 : _weight[unit];
        if (problem.Cost is not null)
        {
            return weight * problem.Cost(unit, center);
        }

        var (dx, dy) = (_x[unit] - _x[center], _y[unit] - _y[center]);
        var distance = problem.Metric == Metric.GreatCircle
            ? Sphere.Distance(_x[unit], _y[unit], _x[center], _y[center])
            : Math.Sqrt((dx * dx) + (dy * dy));
        distance = problem.Rounding switch
        {
            DistanceRounding.Down => Math.Floor(distance),
            DistanceRounding.Nearest => Math.Floor(distance + 0.5),
            _ => distance,
        };
        return weight * (problem.Objective == Objective.SquaredDistance ? distance * distance : distance);
    }
}
