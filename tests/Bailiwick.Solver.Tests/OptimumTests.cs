namespace Bailiwick.Solver;

/// <summary>Tiny instances against the optimum by trying every division.</summary>
public sealed class OptimumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_grid_of_nine_cells_is_divided_as_well_as_can_be(int seed)
    {
        var problem = Make.Grid(3, 3, 3, 0.25, (ulong)seed);

        var division = Make.Divide(problem, (ulong)seed);

        var (violation, inertia) = Best(problem);
        Assert.Equal(violation, ViolationOf(division.Score, problem), 1e-9);
        Assert.InRange(division.Score.Inertia, inertia * (1 - 1e-9), inertia * (1 + 1e-9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ten_points_are_divided_as_well_as_can_be(int seed)
    {
        var problem = Make.Points(10, 2, 0.1, (ulong)seed);

        var division = Make.Divide(problem, (ulong)seed);

        var (violation, inertia) = Best(problem);
        Assert.Equal(violation, ViolationOf(division.Score, problem), 1e-9);
        Assert.InRange(division.Score.Inertia, inertia * (1 - 1e-9), inertia * (1 + 1e-9));
    }

    private static (double Violation, double Inertia) Best(Problem problem)
    {
        var part = new int[problem.Units];
        var best = (double.MaxValue, double.MaxValue);
        var count = (long)Math.Pow(problem.Parts, problem.Units);
        for (var code = 0L; code < count; code++)
        {
            var rest = code;
            for (var unit = 0; unit < part.Length; unit++)
            {
                (part[unit], rest) = ((int)(rest % problem.Parts), rest / problem.Parts);
            }

            var isUsed = part.Distinct().Count() == problem.Parts;
            if (!isUsed || (problem.Contiguous && Enumerable.Range(0, problem.Parts).Any(index => Checker.PiecesOf(problem.Graph!, part, index) > 1)))
            {
                continue;
            }

            var score = Scorer.Score(problem, part);
            var violation = ViolationOf(score, problem);
            if (violation < best.Item1 - 1e-9 || (violation < best.Item1 + 1e-9 && score.Inertia < best.Item2))
            {
                best = (violation, score.Inertia);
            }
        }

        return best;
    }

    private static double ViolationOf(Score score, Problem problem) =>
        score.Deviation.Select((row, measure) => row.Sum(value => Math.Max(0, Math.Abs(value) - problem.Measures[measure].Tolerance))).Sum();
}
