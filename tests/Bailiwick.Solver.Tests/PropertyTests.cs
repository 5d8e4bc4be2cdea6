using FsCheck;
using FsCheck.Fluent;

namespace Bailiwick.Solver;

public sealed class PropertyTests
{
    [Fact]
    public void Every_random_problem_gets_a_whole_valid_plan() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Problems().ToArbitrary(), problem =>
        {
            Assert.Empty(problem.Validate());
            var division = Make.Divide(problem, effort: 0.05);
            Checker.MustBeValid(problem, division);
            Assert.Equal(Scorer.Score(problem, division.PartOfUnit).Inertia, division.Score.Inertia);
            Assert.Equal(division.Score.OutOfTolerance, division.Obstacles.Count(obstacle => obstacle.Measure >= 0));
            if (problem.Contiguous)
            {
                Assert.Equal(
                    Enumerable.Range(0, problem.Parts).Select(part => Checker.PiecesOf(problem.Graph!, division.PartOfUnit, part)),
                    division.Score.Pieces!);
            }

            if (problem.Contiguous && problem.LockedPart is null)
            {
                Assert.Equal(0, division.Score.ExtraPieces);
            }
        }));

    [Fact]
    public void Moving_the_plane_changes_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(Problems().ToArbitrary(), problem =>
        {
            var moved = problem with { X = [.. problem.X.Select(x => x + 1024)], Y = [.. problem.Y.Select(y => y - 2048)] };
            Assert.Equal(Make.Divide(problem, effort: 0.05).Score.WorstDeviation, Make.Divide(moved, effort: 0.05).Score.WorstDeviation, 0.5);
        }));

    [Theory]
    [InlineData("one place")]
    [InlineData("one line")]
    [InlineData("one giant")]
    [InlineData("all zero")]
    [InlineData("mostly zero")]
    [InlineData("wide range")]
    [InlineData("star")]
    public void Odd_instances_get_a_whole_plan(string kind)
    {
        var problem = Odd(kind);

        var division = Make.Divide(problem, effort: 0.1);

        Checker.MustBeValid(problem, division);
        Assert.True(double.IsFinite(division.Score.Inertia));
        Assert.Equal(0, division.Score.ExtraPieces);
    }

    private static Problem Odd(string kind)
    {
        var grid = Make.Grid(10, 10, 5);
        var random = new Randomness(1);
        double[] Amounts(Func<int, double> of) => [.. Enumerable.Range(0, 100).Select(of)];
        Problem With(double[] amount) => grid with { Measures = [new Measure(amount, null, 0.05)] };
        return kind switch
        {
            "one place" => grid with { X = new double[100], Y = new double[100] },
            "one line" => grid with { Y = new double[100] },
            "one giant" => With(Amounts(unit => unit == 55 ? 1e6 : 1)),
            "all zero" => With(new double[100]),
            "mostly zero" => With(Amounts(unit => unit % 10 == 0 ? 3 : 0)),
            "wide range" => With(Amounts(_ => Math.Pow(10, 7 * random.Fraction()))),
            "star" => grid with { Graph = Make.Links(100, [.. Enumerable.Range(1, 99).Select(unit => (0, unit))]) },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such instance."),
        };
    }

    private static Gen<Problem> Problems() =>
        from width in Gen.Choose(2, 9)
        from height in Gen.Choose(2, 9)
        from parts in Gen.Choose(1, 6)
        from seed in Gen.Choose(1, 100_000)
        from kind in Gen.Choose(0, 3)
        select Of(width, height, parts, (ulong)seed, kind);

    private static Problem Of(int width, int height, int parts, ulong seed, int kind)
    {
        var random = new Randomness(seed);
        var problem = Make.Grid(width, height, Math.Min(parts, width * height), 0.1, seed);
        if ((kind & 1) != 0)
        {
            var locked = new int[problem.Units];
            for (var unit = 0; unit < locked.Length; unit++)
            {
                locked[unit] = random.Below(6) == 0 ? random.Below(problem.Parts) : -1;
            }

            problem = problem with { LockedPart = locked };
        }

        return (kind & 2) != 0 ? problem with { Contiguous = false, Graph = null } : problem;
    }
}
