namespace Bailiwick.Solver;

public sealed class NestedDividerTests
{
    [Fact]
    public void Leaves_are_balanced_and_each_parent_is_in_one_piece()
    {
        var problem = Make.Grid(24, 20, 12, 0.05, seed: 2);
        int[] parent = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];

        var (division, upper) = Run(problem, [parent]);

        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.All(upper, pieces => Assert.Equal(1, pieces));
    }

    [Fact]
    public void Parents_of_unequal_size_and_unequal_leaves_work()
    {
        var grid = Make.Grid(20, 20, 6);
        var problem = grid with { Measures = [grid.Measures[0] with { TargetShare = [0.1, 0.2, 0.15, 0.15, 0.2, 0.2] }] };

        var (division, upper) = Run(problem, [[0, 0, 1, 1, 1, 2]]);

        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.All(upper, pieces => Assert.Equal(1, pieces));
    }

    [Fact]
    public void Locked_units_and_closed_leaves_keep_their_place_in_the_tree()
    {
        var grid = Make.Grid(16, 16, 8);
        var locked = new int[256];
        Array.Fill(locked, -1);
        for (var unit = 0; unit < 32; unit++)
        {
            locked[unit] = 5;
        }

        locked[250] = 0;
        var closed = new bool[8];
        closed[5] = true;
        var problem = grid with { LockedPart = locked, ClosedPart = closed };

        var (division, upper) = Run(problem, [[0, 0, 0, 0, 1, 1, 1, 1]]);

        Checker.MustBeValid(problem, division);
        Checker.MustBeContiguous(problem, division);
        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.All(upper, pieces => Assert.Equal(1, pieces));
    }

    [Fact]
    public void Three_levels_are_each_in_one_piece()
    {
        var problem = Make.Grid(24, 24, 16, 0.06);
        int[][] tree = [[.. Enumerable.Range(0, 16).Select(leaf => leaf / 2)], [0, 0, 0, 0, 1, 1, 1, 1]];

        var (division, top) = Run(problem, tree);

        var middle = Scorer.Pieces(problem.Graph!, new NestedDivider(tree).PartsAt(1, division.PartOfUnit), 8);
        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.All(middle.Concat(top), pieces => Assert.Equal(1, pieces));
    }

    [Fact]
    public void A_tree_that_does_not_fit_is_refused() =>
        Assert.Throws<ArgumentException>(() => Run(Make.Grid(5, 5, 4), [[0, 0, 1]]));

    private static (Division Division, int[] Pieces) Run(Problem problem, int[][] tree)
    {
        var divider = new NestedDivider(tree);
        var division = divider.Divide(problem, new Settings(), null, CancellationToken.None);
        return (division, Scorer.Pieces(problem.Graph!, divider.PartsAt(tree.Length, division.PartOfUnit), tree[^1].Max() + 1));
    }
}
