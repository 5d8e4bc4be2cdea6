namespace Bailiwick.Solver;

/// <summary>A cap on distances to homes is kept by points where enumeration finds any division within the bounds that keeps it, however tight.</summary>
public sealed class DistanceCapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_tightest_cap_that_can_be_kept_to_homes_is_kept(ulong seed) =>
        MustBeKept(Make.Points(9, 3, 0.4, seed) with { CenterX = [20, 80, 50], CenterY = [20, 30, 80] });

    private static void MustBeKept(Problem problem)
    {
        var (part, tightest) = (new int[problem.Units], double.MaxValue);
        for (var code = 0; code < (int)Math.Pow(problem.Parts, problem.Units); code++)
        {
            var rest = code;
            for (var unit = 0; unit < part.Length; unit++)
            {
                (part[unit], rest) = (rest % problem.Parts, rest / problem.Parts);
            }

            var score = Scorer.Score(problem, part);
            tightest = score.OutOfTolerance == 0 ? Math.Min(tightest, score.FarthestDistance) : tightest;
        }

        Assert.True(tightest < double.MaxValue);

        var division = Make.Divide(problem with { MaxDistance = tightest * (1 + 1e-6) });

        Assert.True(division.Score.IsFeasible, string.Join(" ", division.Score.Breaches.Select(breach => breach.ToString())));
    }
}
