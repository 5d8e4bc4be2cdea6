using Bailiwick.Solver.Graphs;

namespace Bailiwick.Solver;

/// <summary>Parts in one piece under the further constraints, and settings that exclude one another.</summary>
public sealed class GraphConstraintTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Units_that_must_stay_apart_are_in_other_parts_and_the_rest_still_holds(int seed)
    {
        var grid = Make.Grid(12, 12, 6, 0.1, (ulong)seed);
        var problem = grid with { Apart = [[50, 51, 62, 63], [66, 67], [130, 118]] };

        var division = Make.Divide(problem, (ulong)seed);

        Checker.MustBeContiguous(problem, division);
        Assert.Empty(division.Score.Breaches);
        Assert.All(problem.Apart, group => Assert.Equal(group.Length, group.Select(unit => division.PartOfUnit[unit]).Distinct().Count()));
    }

    [Fact]
    public void Only_the_parts_that_must_be_are_in_one_piece()
    {
        // Two heavy corners belong to part 0 by lock, with part 1 walled in between: only a part that may be in pieces can have both.
        var grid = Make.Grid(9, 3, 3, 0.35);
        var locked = new int[27];
        Array.Fill(locked, -1);
        (locked[0], locked[26], locked[4], locked[13], locked[22]) = (0, 0, 1, 1, 1);
        var problem = grid with { Contiguous = false, ContiguousPart = [false, true, true], LockedPart = locked };

        var division = Make.Divide(problem);

        Checker.MustBeValid(problem, division);
        Assert.Equal(1, Checker.PiecesOf(problem.Graph!, division.PartOfUnit, 1));
        Assert.Equal(1, Checker.PiecesOf(problem.Graph!, division.PartOfUnit, 2));
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.15)]
    public void A_warm_run_moves_no_more_than_the_cap(double cap)
    {
        var grid = Make.Grid(16, 16, 8, 0.05, 3);
        var present = Make.Divide(grid).PartOfUnit;
        var amount = (double[])grid.Measures[0].Amount.Clone();
        for (var unit = 0; unit < 40; unit++)
        {
            amount[unit] *= 3;
        }

        var problem = grid with { Measures = [new Measure(amount, null, 0.05)], Present = present, MaxMovedShare = cap };

        var division = Make.Divide(problem);

        Checker.MustBeContiguous(problem, division);
        Assert.InRange(division.Score.MovedShare, 0.001, cap + 1e-9);
        Assert.True(Checker.WorstDeviation(problem, division.PartOfUnit) < Checker.WorstDeviation(problem, present));
    }

    [Fact]
    public void A_dearer_move_leaves_more_units_where_they_are()
    {
        var grid = Make.Grid(16, 16, 8, 0.05, 3);
        var present = Make.Divide(grid, seed: 9).PartOfUnit;
        int[] moved = [.. new[] { 0.0, 1, 30 }.Select(price => Make.Divide(grid with { Present = present, DisruptionPrice = price }).Score.MovedUnits)];

        Assert.True(moved[0] >= moved[1] && moved[1] >= moved[2], string.Join(" ", moved));
        Assert.Equal(0, moved[2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void One_part_and_as_many_parts_as_units_work(int parts)
    {
        var problem = Make.Grid(8, 8, parts, 0.05);

        var division = Make.Divide(problem);

        Checker.MustBeContiguous(problem, division);
        Assert.Equal(parts, division.PartOfUnit.Distinct().Count());
        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    [Fact]
    public void On_a_star_every_part_but_the_hubs_is_one_leaf()
    {
        var problem = new Problem
        {
            Parts = 4,
            X = [0, .. Enumerable.Range(0, 9).Select(leaf => 10 * Math.Cos(leaf))],
            Y = [0, .. Enumerable.Range(0, 9).Select(leaf => 10 * Math.Sin(leaf))],
            Graph = Make.Links(10, [.. Enumerable.Range(1, 9).Select(leaf => (0, leaf))]),
            Contiguous = true,
            Measures = [new Measure([.. Enumerable.Repeat(1.0, 10)], null, 0.05)],
        };

        var division = Make.Divide(problem);

        Checker.MustBeContiguous(problem, division);
        Assert.Equal([1, 1, 1, 7], division.Score.Load[0].Order().Select(load => (int)load));
        Assert.DoesNotContain(division.Obstacles, obstacle => obstacle.Kind == ObstacleKind.NotFound && division.Score.Load[0][obstacle.Part] < 2);
    }

    [Fact]
    public void Threads_change_nothing_on_many_units()
    {
        var problem = Make.Grid(95, 95, 40, 0.03, 5);

        var (one, two) = (Make.Divide(problem, effort: 0.1, threads: 1), Make.Divide(problem, effort: 0.1, threads: 2));

        Assert.Equal(one.PartOfUnit, two.PartOfUnit);
        Checker.MustBeContiguous(problem, one);
        Assert.Equal(0, one.Score.OutOfTolerance);
    }

    [Fact]
    public void Inside_a_focus_the_rest_is_unchanged_unit_for_unit()
    {
        var grid = Make.Grid(24, 20, 12, 0.05, seed: 2);
        var tree = new NestedDivider([[0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]]);
        var whole = tree.Divide(grid, new Settings(), null, CancellationToken.None).PartOfUnit;
        var isOutside = Enumerable.Range(0, 12).Select(part => part / 4 != 1).ToArray();
        var amount = grid.Measures[0].Amount.Select((value, unit) => unit % 7 == 0 ? 2 * value : value).ToArray();
        var problem = grid with
        {
            Measures = [new Measure(amount, null, 0.25)],
            Present = whole,
            ClosedPart = isOutside,
            LockedPart = [.. whole.Select(part => isOutside[part] ? part : -1)],
        };

        var division = tree.Divide(problem, new Settings(), null, CancellationToken.None);

        Checker.MustBeContiguous(problem, division);
        Assert.All(Enumerable.Range(0, 480), unit => Assert.True(!isOutside[whole[unit]] || division.PartOfUnit[unit] == whole[unit]));
        Assert.All(Enumerable.Range(0, 480), unit => Assert.True(isOutside[whole[unit]] || !isOutside[division.PartOfUnit[unit]]));
    }

    [Fact]
    public void Settings_that_exclude_one_another_are_named_and_no_others()
    {
        var grid = Make.Grid(6, 6, 3, 0.1);
        var locked = new int[36];
        Array.Fill(locked, -1);
        (locked[0], locked[1], locked[20], locked[35]) = (0, 1, 2, 2);
        var problem = grid with { LockedPart = locked };

        Assert.Empty(Clashes.Find(problem));
        Assert.Equal(
            [new ClashItem(ClashItemKind.Together, 0), new ClashItem(ClashItemKind.Lock, 0), new ClashItem(ClashItemKind.Lock, 1)],
            Assert.Single(Clashes.Find(problem with { Together = [[0, 7, 1]] })).Items);
        Assert.Equal(
            [new ClashItem(ClashItemKind.Apart, 1), new ClashItem(ClashItemKind.Lock, 20), new ClashItem(ClashItemKind.Lock, 35)],
            Assert.Single(Clashes.Find(problem with { Apart = [[4, 5], [20, 9, 35]] })).Items);
        Assert.Equal(
            [new ClashItem(ClashItemKind.Apart, 0), new ClashItem(ClashItemKind.Together, 0)],
            Assert.Single(Clashes.Find(problem with { Apart = [[4, 5]], Together = [[4, 5]] })).Items);
        Assert.Equal([new ClashItem(ClashItemKind.Apart, 0)], Assert.Single(Clashes.Find(grid with { Apart = [[2, 3, 4, 5]] })).Items);
    }

    [Fact]
    public void Bounds_locks_walls_and_components_that_clash_are_named()
    {
        var grid = Make.Grid(6, 1, 2, 0.1);
        var wall = grid with { LockedPart = [0, -1, 1, -1, 0, -1], Measures = [grid.Measures[0] with { Tolerance = 0.5 }] };
        Assert.Equal([new ClashItem(ClashItemKind.Lock, 0), new ClashItem(ClashItemKind.Lock, 4)], Assert.Single(Clashes.Find(wall)).Items);

        var heavy = Assert.Single(Clashes.Find(grid with { LockedPart = [0, 0, 0, 0, 0, -1] }));
        Assert.Equal((0, 4.0, 3.3), (heavy.Measure, heavy.Amount, Math.Round(heavy.Limit, 9)));
        Assert.Equal(5, heavy.Items.Length);

        var least = Assert.Single(Clashes.Find(grid with { Measures = [grid.Measures[0] with { Least = [4, 3], Most = [6, 6] }] }));
        Assert.Equal((7.0, 6.0), (least.Amount, least.Limit));

        var islands = grid with { Graph = Make.Links(6, (0, 1), (2, 3), (3, 4), (4, 5)) };
        Assert.Equal([2.0, 4.0], Clashes.Find(islands).Select(clash => clash.Amount).Order());
    }

    [Fact]
    public void Limits_closed_parts_and_capacities_that_cannot_be_kept_are_named()
    {
        var grid = Make.Grid(6, 1, 2, 0.5);
        Assert.Equal([new ClashItem(ClashItemKind.Limit, 0)], Assert.Single(Clashes.Find(grid with { Limits = [new Limit(null, 0, 2)] })).Items);
        Assert.Equal([new ClashItem(ClashItemKind.Limit, 0)], Assert.Single(Clashes.Find(grid with { Limits = [new Limit(null, 4, 9)] })).Items);
        Assert.Empty(Clashes.Find(grid with { Limits = [new Limit(null, 3, 3)] }));
        Assert.Equal(
            [new ClashItem(ClashItemKind.Closed, 1), new ClashItem(ClashItemKind.Bound, 1)],
            Assert.Single(Clashes.Find(grid with { ClosedPart = [false, true], LockedPart = [-1, -1, -1, -1, -1, 1] })).Items);

        var medians = new Medians.MedianProblem { Medians = 2, X = grid.X, Y = grid.Y, Demand = grid.Measures[0].Amount, Capacity = [2, 3, 1, 1, 1, 1] };
        Assert.Equal((6, 5), Assert.Single(Medians.MedianClashes.Find(medians)) is var clash ? ((int)clash.Amount, (int)clash.Limit) : default);
        Assert.Empty(Medians.MedianClashes.Find(medians with { Capacity = [3, 3, 0, 0, 0, 0] }));
    }

    [Theory]
    [InlineData(Metric.Plane)]
    [InlineData(Metric.GreatCircle)]
    public void Distances_are_made_shorter_than_by_squares_alone(Metric metric)
    {
        var shorter = 0;
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var problem = Make.Grid(16, 9, 7, 0.1, seed) with { Metric = metric };
            var squared = Make.Divide(problem, seed, 0.3).Score.WeightedDistance;
            var division = Make.Divide(problem with { Objective = Objective.Distance }, seed, 0.3);

            Checker.MustBeContiguous(problem, division);
            Assert.Equal(0, division.Score.OutOfTolerance);
            Assert.InRange(division.Score.WeightedDistance, 0, squared * (1 + 1e-9));
            shorter += division.Score.WeightedDistance < squared * (1 - 1e-6) ? 1 : 0;
        }

        Assert.InRange(shorter, 1, 4);
    }
}
