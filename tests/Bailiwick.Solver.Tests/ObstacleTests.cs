namespace Bailiwick.Solver;

public sealed class ObstacleTests
{
    [Fact]
    public void A_unit_larger_than_a_part_may_be_is_named_and_all_others_keep_their_bounds()
    {
        var grid = Make.Grid(15, 15, 9);
        double[] amount = [.. grid.Measures[0].Amount];
        amount[112] = 33;
        var problem = grid with { Measures = [new Measure(amount, null, 0.08)] };

        var division = Make.Divide(problem);

        var obstacle = Assert.Single(division.Obstacles);
        Assert.Equal((ObstacleKind.UnitTooLarge, 112, 0, 33.0), (obstacle.Kind, obstacle.Unit, obstacle.Measure, obstacle.Amount));
        Assert.Equal(division.PartOfUnit[112], obstacle.Part);
        Assert.Equal(257.0 / 9 * 1.08, obstacle.Limit, 9);
        Checker.MustBeContiguous(problem, division);
    }

    [Fact]
    public void A_part_across_two_components_is_named()
    {
        // Three parts on two islands of 8 cells each: some part must be on both.
        var problem = new Problem
        {
            Parts = 3,
            X = [.. Enumerable.Range(0, 16).Select(unit => unit < 8 ? unit : unit + 5.0)],
            Y = new double[16],
            Graph = Make.Links(16, [.. Enumerable.Range(0, 15).Where(unit => unit != 7).Select(unit => (unit, unit + 1))]),
            Contiguous = true,
            Measures = [new Measure([.. Enumerable.Repeat(1.0, 16)], null, 0.15)],
        };

        var division = Make.Divide(problem);

        Assert.Equal(1, division.Score.ExtraPieces);
        Assert.Contains(division.Obstacles, obstacle => obstacle.Kind == ObstacleKind.Component);
    }

    [Fact]
    public void What_the_search_did_not_find_is_not_called_impossible()
    {
        // 7 equal cells into 2 parts within 5 %: nobody can, but no single unit is to blame.
        var problem = Make.Grid(7, 1, 2);

        var division = Make.Divide(problem);

        Assert.All(division.Obstacles, obstacle => Assert.Equal(ObstacleKind.NotFound, obstacle.Kind));
        Assert.Equal(2, division.Score.OutOfTolerance);
    }

    [Fact]
    public void Each_bound_out_of_reach_has_its_obstacle()
    {
        var grid = Make.Grid(10, 10, 7, 0.001, seed: 4);

        var division = Make.Divide(grid);

        Assert.Equal(division.Score.OutOfTolerance, division.Obstacles.Count(obstacle => obstacle.Measure >= 0));
    }
}
