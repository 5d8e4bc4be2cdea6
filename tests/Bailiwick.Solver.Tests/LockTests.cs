namespace Bailiwick.Solver;

public sealed class LockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Locked_units_stay_and_their_part_is_joined_around_them(int seed)
    {
        var problem = Make.Grid(16, 16, 8);
        var locked = Unlocked(problem);
        // Two far cells of part 3, one of part 5.
        (locked[0], locked[5], locked[255]) = (3, 3, 5);
        problem = problem with { LockedPart = locked };

        var division = Make.Divide(problem, (ulong)seed);

        Checker.MustBeValid(problem, division);
        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    [Fact]
    public void A_closed_part_keeps_exactly_its_units_and_the_others_share_the_rest()
    {
        var grid = Make.Grid(12, 12, 6);
        var locked = Unlocked(grid);
        for (var unit = 0; unit < 24; unit++)
        {
            locked[unit] = 2;
        }

        var problem = grid with { LockedPart = locked, ClosedPart = [false, false, true, false, false, false] };

        var division = Make.Divide(problem);

        Assert.Equal(Enumerable.Range(0, 24), Enumerable.Range(0, 144).Where(unit => division.PartOfUnit[unit] == 2));
        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    [Fact]
    public void A_closed_part_out_of_bounds_is_named_as_locked()
    {
        var grid = Make.Grid(10, 10, 4);
        var locked = Unlocked(grid);
        (locked[0], locked[1]) = (0, 0);
        var problem = grid with { LockedPart = locked, ClosedPart = [true, false, false, false] };

        var division = Make.Divide(problem);

        Assert.Contains(division.Obstacles, obstacle => obstacle.Kind == ObstacleKind.Locked && obstacle.Part == 0 && obstacle.Amount == 2);
    }

    [Fact]
    public void Locks_that_are_too_much_for_their_part_are_named()
    {
        var grid = Make.Grid(10, 10, 4);
        var locked = Unlocked(grid);
        Array.Fill(locked, 1, 0, 40);
        var problem = grid with { LockedPart = locked };

        var division = Make.Divide(problem);

        Checker.MustBeValid(problem, division);
        Assert.Contains(division.Obstacles, obstacle => obstacle.Kind == ObstacleKind.Locked && obstacle.Part == 1 && obstacle.Amount == 40);
    }

    [Fact]
    public void Everything_locked_is_returned_as_it_is()
    {
        var grid = Make.Grid(6, 6, 3);
        int[] locked = [.. Enumerable.Range(0, 36).Select(unit => unit / 12)];

        var division = Make.Divide(grid with { LockedPart = locked });

        Assert.Equal(locked, division.PartOfUnit);
    }

    [Fact]
    public void Units_walled_in_by_a_closed_part_still_find_a_part()
    {
        var grid = Make.Grid(6, 6, 3);
        var locked = Unlocked(grid);
        // The corner cell 0 has only the closed cells 1 and 6 around it.
        (locked[1], locked[6]) = (0, 0);
        var problem = grid with { LockedPart = locked, ClosedPart = [true, false, false] };

        var division = Make.Divide(problem);

        Checker.MustBeValid(problem, division);
    }

    [Fact]
    public void A_warm_run_on_a_good_plan_with_a_dear_move_leaves_it_alone()
    {
        var grid = Make.Grid(12, 12, 4);
        var first = Make.Divide(grid);

        var again = Make.Divide(grid with { Present = first.PartOfUnit, DisruptionPrice = 10 }, seed: 7);

        Assert.Equal(first.PartOfUnit, again.PartOfUnit);
        Assert.Equal(0, again.Score.MovedUnits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_higher_disruption_price_moves_no_more_units(bool isContiguous)
    {
        var grid = Make.Grid(20, 20, 8, 0.03);
        var present = Make.Divide(grid, seed: 3).PartOfUnit;
        double[] grown = [.. grid.Measures[0].Amount];
        for (var unit = 0; unit < 80; unit++)
        {
            grown[unit] *= 1.5;
        }

        var changed = grid with { Measures = [new Measure(grown, null, 0.03)], Present = present, Contiguous = isContiguous };

        var cheap = Make.Divide(changed with { DisruptionPrice = 0.1 }).Score;
        var dear = Make.Divide(changed with { DisruptionPrice = 5 }).Score;

        Assert.Equal(0, dear.OutOfTolerance);
        Assert.InRange(dear.MovedUnits, 0, cheap.MovedUnits);
        Assert.InRange(dear.MovedShare, 0, 0.25);
    }

    [Fact]
    public void Pinned_centers_draw_their_parts()
    {
        var points = Make.Points(1000, 2, 0.05);
        var problem = points with { CenterX = [90, 10], CenterY = [50, 50] };

        var division = Make.Divide(problem);

        var nearRight = Enumerable.Range(0, 1000).Count(unit => points.X[unit] > 60 && division.PartOfUnit[unit] == 1);
        Assert.Equal(0, nearRight);
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    private static int[] Unlocked(Problem problem) => [.. Enumerable.Repeat(-1, problem.Units)];
}
