namespace Bailiwick.Solver;

/// <summary>The bound of contiguous problems against enumeration: it is at most the optimum, which is at most what is found.</summary>
public sealed class AnyCenterBoundTests
{
    [Theory]
    [InlineData(3, 3, 2, 0.2, 1, Metric.Plane, Objective.SquaredDistance)]
    [InlineData(4, 3, 3, 0.3, 2, Metric.Plane, Objective.SquaredDistance)]
    [InlineData(5, 2, 2, 0.1, 3, Metric.Plane, Objective.Distance)]
    [InlineData(3, 3, 3, 0.4, 4, Metric.Plane, Objective.Distance)]
    [InlineData(3, 3, 2, 0.2, 5, Metric.GreatCircle, Objective.SquaredDistance)]
    [InlineData(4, 3, 3, 0.3, 6, Metric.GreatCircle, Objective.Distance)]
    [InlineData(4, 3, 2, 0.3, 7, Metric.GreatCircle, Objective.SquaredDistance)]
    public void No_division_within_the_bounds_costs_less(int width, int height, int parts, double tolerance, ulong seed, Metric metric, Objective objective)
    {
        var problem = Make.Grid(width, height, parts, tolerance, seed) with { Metric = metric, Objective = objective };

        MustHold(problem, Make.Divide(problem));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nor_with_homes_closed_parts_two_measures_and_units_without_weight(ulong seed)
    {
        var grid = Make.Grid(4, 3, 3, 0.4, seed);
        var random = new Randomness(seed);
        var other = new Measure([.. grid.X.Select(_ => (double)random.Below(3))], null, 0.9);

        foreach (var problem in new[]
        {
            grid with { CenterX = [0, double.NaN, double.NaN], CenterY = [10, double.NaN, double.NaN] },
            grid with { CenterX = [0, 15, 30], CenterY = [10, 10, 10] },
            grid with { ClosedPart = [true, false, false], LockedPart = [0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1] },
            grid with { Measures = [grid.Measures[0], other], Weight = other.Amount },
            grid with { Measures = [other] },
        })
        {
            MustHold(problem, Make.Divide(problem));
        }
    }

    [Theory]
    [InlineData(3, 3, 2, 0.2, 1, Metric.Plane, Objective.SquaredDistance)]
    [InlineData(4, 3, 3, 0.3, 2, Metric.Plane, Objective.SquaredDistance)]
    [InlineData(5, 2, 2, 0.1, 3, Metric.Plane, Objective.Distance)]
    [InlineData(3, 3, 3, 0.4, 4, Metric.Plane, Objective.Distance)]
    [InlineData(3, 3, 2, 0.2, 5, Metric.GreatCircle, Objective.SquaredDistance)]
    [InlineData(4, 3, 3, 0.3, 6, Metric.GreatCircle, Objective.Distance)]
    public void Nor_where_parts_need_not_hang_together(int width, int height, int parts, double tolerance, ulong seed, Metric metric, Objective objective)
    {
        var grid = Make.Grid(width, height, parts, tolerance, seed) with { Metric = metric, Objective = objective, Contiguous = false };
        foreach (var problem in new[] { grid, grid with { Together = [[0, 1]] }, grid with { CenterX = Half(grid.X, parts), CenterY = Half(grid.Y, parts) } })
        {
            var division = Make.Divide(problem);

            MustHold(problem, division);
            Assert.Equal(Certificate.LagrangianAnyCenters, division.Certificate!.BoundName);
        }

        // The first part has a home, the others are free.
        static double[] Half(double[] place, int parts) => [place[0], .. Enumerable.Repeat(double.NaN, parts - 1)];
    }

    [Theory]
    [InlineData(5, 6, 2, 0.05, 1)]
    [InlineData(4, 6, 3, 0.05, 3)]
    [InlineData(4, 5, 4, 0.08, 5)]
    public void It_is_near_enough_to_say_something_where_parts_are_of_several_units(int width, int height, int parts, double tolerance, ulong seed)
    {
        var problem = Make.Grid(width, height, parts, tolerance, seed);

        var division = Make.Divide(problem);

        Assert.InRange(division.Certificate!.Bound, 0.5 * division.Score.Objective, ExactPartition.Best(problem, division.Score.Inertia * (1 + 1e-9)));
        Assert.Equal(Certificate.LagrangianAnyCenters, division.Certificate.BoundName);
    }

    [Fact]
    public void Threads_and_moves_of_the_plane_do_not_change_it()
    {
        var problem = Make.Grid(12, 10, 6, 0.05, 3);
        var (one, two) = (Make.Divide(problem, threads: 1), Make.Divide(problem, threads: 2));
        Assert.Equal(one.Certificate!.Bound, two.Certificate!.Bound);
    }

    // Whatever a division breaks but the load bounds, the bound holds for it too.
    private static void MustHold(Problem problem, Division division)
    {
        var certificate = division.Certificate!;
        var (part, optimum) = (new int[problem.Units], double.MaxValue);
        for (var code = 0L; code < Math.Pow(problem.Parts, problem.Units); code++)
        {
            var rest = code;
            for (var unit = 0; unit < part.Length; unit++)
            {
                (part[unit], rest) = ((int)(rest % problem.Parts), rest / problem.Parts);
            }

            if (IsWithin(problem, part))
            {
                var score = Scorer.Score(problem, part);
                optimum = score.OutOfTolerance == 0 ? Math.Min(optimum, score.Objective) : optimum;
            }
        }

        Assert.InRange(certificate.Bound, 0, optimum * (1 + 1e-9));
        Assert.True(division.Score.OutOfTolerance > 0 || certificate.Bound <= division.Score.Objective * (1 + 1e-9));
    }

    // A quick look before the scorer's: locks, closed parts and loads.
    private static bool IsWithin(Problem problem, int[] part)
    {
        var load = new double[problem.Parts];
        var (amount, total) = (problem.Measures[0].Amount, 0.0);
        for (var unit = 0; unit < part.Length; unit++)
        {
            var locked = problem.LockedPart?[unit] ?? -1;
            if (locked >= 0 ? part[unit] != locked : problem.ClosedPart?[part[unit]] ?? false)
            {
                return false;
            }

            load[part[unit]] += amount[unit];
            total += amount[unit];
        }

        for (var index = 0; index < load.Length; index++)
        {
            var bounds = problem.Measures[0].BoundsOf(index, problem.Parts, total);
            if (load[index] > bounds.Most * (1 + 1e-9) || load[index] < bounds.Least * (1 - 1e-9))
            {
                return false;
            }
        }

        return true;
    }
}
