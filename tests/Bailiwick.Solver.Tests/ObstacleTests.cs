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
        // 7 equal points into 2 parts within 5 %: nobody can, but no single unit is to blame.
        var problem = Make.Grid(7, 1, 2) with { Contiguous = false };

        var division = Make.Divide(problem);

        Assert.All(division.Obstacles, obstacle => Assert.Equal(ObstacleKind.NotFound, obstacle.Kind));
        Assert.Equal(2, division.Score.OutOfTolerance);
    }

    [Fact]
    public void A_unit_whose_neighbors_are_all_too_much_for_it_is_named_with_the_nearest_load()
    {
        // A path 4 - 9 - 2 - 9 - 4 in two parts of 14 within 5 %: any part that holds an end has 4, 13, 15 or more.
        var problem = new Problem
        {
            Parts = 2,
            X = [0, 1, 2, 3, 4],
            Y = new double[5],
            Graph = Make.Links(5, (0, 1), (1, 2), (2, 3), (3, 4)),
            Contiguous = true,
            Measures = [new Measure([4, 9, 2, 9, 4], null, 0.05)],
        };

        var division = Make.Divide(problem);

        Assert.Equal(2, division.Obstacles.Length);
        Assert.All(division.Obstacles, obstacle => Assert.Equal(ObstacleKind.Lump, obstacle.Kind));
        Assert.All(division.Obstacles, obstacle => Assert.Contains(Math.Round(obstacle.Amount, 9), new[] { 13.0, 15.0 }));
        Assert.All(division.Score.Load[0], load => Assert.Contains(load, new[] { 13.0, 15.0 }));
    }

    [Fact]
    public void Each_bound_out_of_reach_has_its_obstacle()
    {
        var grid = Make.Grid(10, 10, 7, 0.001, seed: 4);

        var division = Make.Divide(grid);

        Assert.Equal(division.Score.OutOfTolerance, division.Obstacles.Count(obstacle => obstacle.Measure >= 0));
    }
}
