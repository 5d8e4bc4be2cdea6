namespace Bailiwick.Solver;

public sealed class ScorerTests
{
    // Four units on a line, 0 1 2 3 km, weights 1 1 2 4; parts {0, 1} and {2, 3}.
    private static readonly Problem _line = new()
    {
        Parts = 2,
        X = [0, 1, 2, 3],
        Y = [0, 0, 0, 0],
        Weight = [1, 1, 2, 4],
        Measures = [new Measure([1, 1, 2, 4], [0.25, 0.75], 0.05)],
        Graph = Make.Links(4, (0, 1), (1, 2), (2, 3)),
        Present = [0, 0, 0, -1],
    };

    [Fact]
    public void A_division_is_scored_as_by_hand()
    {
        var score = Scorer.Score(_line, [0, 0, 1, 1]);

        Assert.Equal([2, 6], score.Load[0]);
        Assert.Equal([0, 0], score.Deviation[0]);
        Assert.Equal((0, 1, 1, 0), (score.OutOfTolerance, score.CutEdges, score.MovedUnits, score.ExtraPieces));
        // 1 x 0.25 twice, and 2 x (2/3)^2 + 4 x (1/3)^2.
        Assert.Equal(0.5 + (12.0 / 9), score.Inertia, 12);
        Assert.Equal(1 + (8.0 / 3), score.WeightedDistance, 12);
        Assert.Equal(0.25, score.MovedShare, 12);
    }

    [Fact]
    public void Pieces_and_units_in_no_part_are_counted()
    {
        var score = Scorer.Score(_line, [0, -1, 0, 1]);

        Assert.Equal([2, 1], score.Pieces!);
        Assert.Equal(1, score.ExtraPieces);
        Assert.Equal([3, 4], score.Load[0]);
        Assert.Equal(2, score.MovedUnits + 1);
    }

    [Fact]
    public void A_fixed_center_is_what_distances_are_measured_to()
    {
        var pinned = _line with { CenterX = [0, 3], CenterY = [0, 0] };

        Assert.Equal(1 + 2, Scorer.Score(pinned, [0, 0, 1, 1]).Inertia, 12);
    }

    [Fact]
    public void A_target_of_nothing_is_measured_in_mean_parts()
    {
        var problem = _line with { Measures = [new Measure([1, 1, 2, 4], [0, 1], 0.05)] };

        Assert.Equal(2 / 4.0, Scorer.Score(problem, [0, 0, 1, 1]).Deviation[0][0], 12);
    }

    [Fact]
    public void A_division_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Scorer.Score(_line, [0, 1]));
}
