namespace Bailiwick.Solver;

public sealed class DividerTests
{
    [Theory]
    [InlineData(8, 8, 4, 1)]
    [InlineData(12, 10, 6, 2)]
    [InlineData(20, 20, 10, 3)]
    [InlineData(9, 7, 7, 4)]
    public void A_grid_of_equal_cells_is_divided_evenly_and_in_one_piece_each(int width, int height, int parts, int seed)
    {
        var problem = Make.Grid(width, height, parts);

        var division = Make.Divide(problem, (ulong)seed);

        Checker.MustBeValid(problem, division);
        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.Empty(division.Obstacles);
        Assert.True(division.IsComplete);
    }

    [Theory]
    [InlineData(15, 12, 5, 0.05)]
    [InlineData(25, 25, 20, 0.03)]
    public void A_grid_of_uneven_cells_is_divided_within_its_bounds(int width, int height, int parts, double tolerance)
    {
        var problem = Make.Grid(width, height, parts, tolerance, seed: 5);

        var division = Make.Divide(problem);

        Checker.MustBeContiguous(problem, division);
        Assert.InRange(Checker.WorstDeviation(problem, division.PartOfUnit), 0, tolerance + 1e-9);
    }

    [Theory]
    [InlineData(500, 2, 0.02)]
    [InlineData(2000, 25, 0.02)]
    [InlineData(30000, 60, 0.01)]
    public void Points_are_divided_within_their_bounds(int units, int parts, double tolerance)
    {
        var problem = Make.Points(units, parts, tolerance);

        var division = Make.Divide(problem);

        Checker.MustBeValid(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    [Fact]
    public void Three_measures_are_balanced_at_once()
    {
        var problem = Make.Points(3000, 20, 0.05, seed: 3, measures: 3);

        var division = Make.Divide(problem);

        Assert.InRange(Checker.WorstDeviation(problem, division.PartOfUnit), 0, 0.05 + 1e-9);
    }

    [Fact]
    public void Unequal_targets_are_met()
    {
        double[] share = [0.4, 0.3, 0.2, 0.1];
        var grid = Make.Grid(20, 20, 4);
        var problem = grid with { Measures = [grid.Measures[0] with { TargetShare = share, Tolerance = 0.03 }] };

        var division = Make.Divide(problem);

        Checker.MustBeContiguous(problem, division);
        Assert.InRange(Checker.WorstDeviation(problem, division.PartOfUnit), 0, 0.03 + 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_division_on_one_and_two_threads()
    {
        var grid = Make.Grid(30, 30, 12, 0.02, seed: 2);
        var points = Make.Points(25000, 30, 0.01);

        Assert.Equal(Make.Divide(grid, 9, threads: 1).PartOfUnit, Make.Divide(grid, 9, threads: 2).PartOfUnit);
        Assert.Equal(Make.Divide(points, 9, threads: 1).PartOfUnit, Make.Divide(points, 9, threads: 4).PartOfUnit);
    }

    [Fact]
    public void A_run_cancelled_before_it_begins_still_returns_a_whole_plan()
    {
        var problem = Make.Grid(20, 20, 8);

        var division = new Divider().Divide(problem, new Settings(), null, new CancellationToken(canceled: true));

        Assert.False(division.IsComplete);
        Checker.MustBeValid(problem, division);
        Checker.MustBeContiguous(problem, division);
    }

    [Fact]
    public void A_run_cancelled_at_its_first_plan_returns_one_at_least_as_good()
    {
        var problem = Make.Grid(40, 40, 12, 0.02, seed: 8);
        using var cancellation = new CancellationTokenSource();
        Progress? seen = null;

        var division = new Divider().Divide(
            problem,
            new Settings { Effort = 50 },
            progress =>
            {
                seen = progress.PartOfUnit is null ? seen : progress;
                if (seen is not null)
                {
                    cancellation.Cancel();
                }
            },
            cancellation.Token);

        Assert.False(division.IsComplete);
        Checker.MustBeValid(problem, division);
        Assert.True(division.Score.OutOfTolerance <= seen!.Score!.OutOfTolerance);
    }

    [Fact]
    public void Progress_never_falls_and_its_plans_are_scored_truly()
    {
        var problem = Make.Grid(30, 30, 9);
        var seen = new List<Progress>();

        new Divider().Divide(problem, new Settings(), seen.Add, CancellationToken.None);

        Assert.NotEmpty(seen);
        Assert.Equal(seen.Select(progress => progress.Fraction).Order(), seen.Select(progress => progress.Fraction));
        Assert.All(seen.Where(progress => progress.PartOfUnit is not null), progress =>
            Assert.Equal(Scorer.Score(problem, progress.PartOfUnit!).Inertia, progress.Score!.Inertia));
    }

    [Fact]
    public void One_part_takes_everything_and_as_many_parts_as_units_take_one_each()
    {
        var one = Make.Divide(Make.Grid(5, 5, 1));
        var all = Make.Divide(Make.Grid(5, 5, 25));

        Assert.All(one.PartOfUnit, part => Assert.Equal(0, part));
        Assert.Equal(25, all.PartOfUnit.Distinct().Count());
    }
}
