namespace Bailiwick.Solver;

public sealed class TravelTests
{
    [Theory]
    [InlineData(1, Objective.Distance)]
    [InlineData(2, Objective.Distance)]
    [InlineData(3, Objective.SquaredDistance)]
    [InlineData(4, Objective.SquaredDistance)]
    public void Given_costs_are_searched_for_to_the_optimum_whatever_the_places_are(ulong seed, Objective objective)
    {
        var (problem, cost) = Some(9, 3, 0.4, seed);
        problem = problem with { Objective = objective };

        var division = Make.Divide(problem);

        var optimum = OptimumOf(problem, cost);
        Assert.Equal(optimum, division.Score.Objective, 1e-9 * optimum);
        Assert.InRange(division.Certificate!.Bound, 0.5 * optimum, optimum * (1 + 1e-9));
    }

    [Theory]
    [InlineData(4_000, 20)]
    [InlineData(21_000, 40)]
    public void Many_units_are_within_two_per_cent_of_what_the_bound_proves_by_given_costs(int units, int parts)
    {
        var (problem, _) = Some(units, parts, 0.02, 5);

        var division = Make.Divide(problem);

        Assert.True(division.Score.IsFeasible);
        Assert.InRange(division.Certificate!.Gap, 0, 0.02);
    }

    [Fact]
    public void Locks_and_closed_parts_hold_and_the_bound_counts_what_is_locked()
    {
        var (problem, _) = Some(600, 6, 0.6, 8);
        problem = problem with
        {
            LockedPart = [.. Enumerable.Range(0, 600).Select(unit => unit % 20 == 0 ? 2 : -1)],
            ClosedPart = [false, true, false, false, false, false],
        };

        var division = Make.Divide(problem);

        Assert.DoesNotContain(1, division.PartOfUnit);
        Assert.All(Enumerable.Range(0, 30), at => Assert.Equal(2, division.PartOfUnit[at * 20]));
        Assert.InRange(division.Certificate!.Bound, 0.9 * division.Score.Objective, division.Score.Objective);
    }

    [Fact]
    public void A_farthest_travel_cost_is_kept_where_it_can_be()
    {
        var (problem, cost) = Some(300, 5, 0.5, 3);
        problem = problem with { Objective = Objective.Distance, MaxDistance = 100 };

        var division = Make.Divide(problem);

        var isPossible = Enumerable.Range(0, 300).All(unit => Enumerable.Range(0, 5).Any(part => cost[(unit * 5) + part] <= 100));
        Assert.True(isPossible);
        Assert.All(Enumerable.Range(0, 300), unit => Assert.InRange(cost[(unit * 5) + division.PartOfUnit[unit]], 0, 100));
    }

    [Fact]
    public void One_and_four_threads_give_the_same_division_by_given_costs()
    {
        var (problem, _) = Some(40_000, 12, 0.02, 6);

        var (one, four) = (Make.Divide(problem, threads: 1), Make.Divide(problem, threads: 4));

        Assert.Equal(one.PartOfUnit, four.PartOfUnit);
        Assert.Equal(one.Certificate!.Bound, four.Certificate!.Bound);
    }

    // Costs have a wide, hidden center a part, far from where the places say, and some noise.
    private static (Problem Problem, double[] Cost) Some(int units, int parts, double tolerance, ulong seed)
    {
        var problem = Make.Points(units, parts, tolerance, seed);
        var random = new Randomness(seed + 100);
        var cost = new double[units * parts];
        double[] x = [.. Enumerable.Range(0, parts).Select(_ => 100 * random.Fraction())], y = [.. x.Select(_ => 100 * random.Fraction())];
        for (var unit = 0; unit < units; unit++)
        {
            for (var part = 0; part < parts; part++)
            {
                double dx = problem.Y[unit] - x[part], dy = problem.X[unit] - y[part];
                cost[(unit * parts) + part] = Math.Sqrt((dx * dx) + (dy * dy)) * (0.8 + (0.4 * random.Fraction()));
            }
        }

        return (problem with { Travel = Travel.FromMatrix(cost, parts) }, cost);
    }

    private static double OptimumOf(Problem problem, double[] cost)
    {
        var (best, part, pull, total) = (double.PositiveInfinity, new int[problem.Units], problem.PullOfUnit(), problem.Measures[0].Amount.Sum());
        for (var code = 0; code < (int)Math.Pow(problem.Parts, problem.Units); code++)
        {
            var (rest, sum, load) = (code, 0.0, new double[problem.Parts]);
            for (var unit = 0; unit < part.Length; unit++)
            {
                (part[unit], rest) = (rest % problem.Parts, rest / problem.Parts);
                sum += pull[unit] * cost[(unit * problem.Parts) + part[unit]];
                load[part[unit]] += problem.Measures[0].Amount[unit];
            }

            if (load.Select((value, at) => problem.Measures[0].BoundsOf(at, problem.Parts, total).Holds(value, total / problem.Parts)).All(holds => holds))
            {
                best = Math.Min(best, sum);
            }
        }

        return best;
    }
}
