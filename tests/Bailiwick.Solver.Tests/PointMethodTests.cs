using Bailiwick.Solver.Bounds;
using Bailiwick.Solver.Points;

namespace Bailiwick.Solver;

public sealed class PointMethodTests
{
    [Theory]
    [InlineData(5000, 40)]
    [InlineData(131, 3)]
    [InlineData(60, 1)]
    public void The_diagram_by_vectors_equals_the_plain_one_and_the_one_by_brute_force(int units, int parts)
    {
        var (points, centers) = Some(units, parts, 7);
        int[] open = [.. Enumerable.Range(0, parts)];
        var (quick, plain) = (new Diagram<SquaredPlane>(points, open), new Diagram<SquaredPlane>(points, open, isPlain: true));

        quick.Assign(centers, 2);
        plain.Assign(centers, 1);

        Assert.Equal(plain.First, quick.First);
        Assert.Equal(plain.Second, quick.Second);
        Assert.Equal(plain.Least, quick.Least);
        Assert.Equal(plain.Margin, quick.Margin);
        for (var unit = 0; unit < units; unit++)
        {
            double Cost(int part) => centers.SquareTo(points, unit, part) + (centers.Price[part] * points.Ratio[unit]);
            int[] expected = [.. open.OrderBy(Cost).Take(2)];
            Assert.Equal(expected[0], quick.First[unit]);
            Assert.Equal(expected[^1], quick.Second[unit]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_bound_is_under_the_optimum_among_these_centers_and_that_is_under_the_result(ulong seed)
    {
        foreach (var objective in new[] { Objective.SquaredDistance, Objective.Distance })
        {
            var problem = Make.Points(9, 3, 0.4, seed) with { Objective = objective };

            var division = Make.Divide(problem);
            var certificate = division.Certificate!;

            var optimum = OptimumAmong(problem, division.Score);
            Assert.InRange(certificate.BoundTheseCenters!.Value, 0, optimum * (1 + 1e-9));
            if (division.Score.IsFeasible)
            {
                Assert.InRange(optimum, 0, division.Score.Objective * (1 + 1e-9));
                Assert.InRange(certificate.GapTheseCenters!.Value, -1e-9, double.MaxValue);
            }
        }
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(15, 5)]
    public void Any_prices_give_a_valid_bound_and_the_level_is_the_best(int parts, ulong seed)
    {
        var random = new Randomness(seed);
        double[] price = [.. Enumerable.Range(0, parts).Select(_ => (10 * random.Fraction()) - 5)];
        double[] low = [.. price.Select(_ => 0.9)], high = [.. price.Select(_ => 1.1)];

        var value = TransportBound.Value(100, price, low, high, parts);

        for (var level = -6.0; level < 6; level += 0.01)
        {
            var slack = price.Select((p, part) => p > level ? (p - level) * high[part] : (p - level) * low[part]).Sum();
            Assert.True(value >= 100 - (level * parts) - slack - 1e-9, $"At level {level}.");
        }
    }

    [Fact]
    public void Clustered_points_are_within_a_per_cent_and_near_their_bound_even_in_towns_far_apart()
    {
        var problem = Clustered(20_001, 40, 0.01);

        var division = Make.Divide(problem);

        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.InRange(division.Certificate!.GapTheseCenters!.Value, 0, 0.05);
        Assert.NotEmpty(division.Certificate.Binding);
    }

    [Fact]
    public void A_unit_that_is_nearer_to_another_part_is_kept_by_a_binding_bound()
    {
        var problem = Clustered(20_001, 40, 0.01);
        var division = Make.Divide(problem);
        var explained = Enumerable.Range(0, 2000).Select(unit => Explanation.Of(problem, division, unit * 10)).ToArray();

        Assert.Contains(explained, why => why.Keeper is not null);
        Assert.All(explained.Where(why => why.Keeper is not null), why => Assert.Contains(why.Keeper!.Value, division.Certificate!.Binding));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Units_without_weight_do_not_lift_the_bound_above_the_plan(ulong seed)
    {
        var random = new Randomness(seed);
        double[] x = new double[120], y = new double[120], accounts = new double[120];
        for (var unit = 0; unit < x.Length; unit++)
        {
            (x[unit], y[unit], accounts[unit]) = (100 * random.Fraction(), 80 * random.Fraction(), random.Below(6));
        }

        var problem = new Problem { Parts = 4, X = x, Y = y, Weight = accounts, Measures = [new Measure(accounts, null, 0.9)] };

        var division = Make.Divide(problem);

        Assert.InRange(division.Certificate!.BoundTheseCenters!.Value, 0.9 * division.Score.Objective, division.Score.Objective);
    }

    [Fact]
    public void One_and_four_threads_give_the_same_division_and_certificate()
    {
        var problem = Clustered(60_000, 50, 0.01);

        var (one, four) = (Make.Divide(problem, threads: 1), Make.Divide(problem, threads: 4));

        Assert.Equal(one.PartOfUnit, four.PartOfUnit);
        Assert.Equal(one.Certificate!.BoundTheseCenters, four.Certificate!.BoundTheseCenters);
    }

    [Fact]
    public void A_warm_run_moves_little_and_keeps_its_cap()
    {
        var problem = Clustered(30_000, 40, 0.02);
        var before = Make.Divide(problem);
        var random = new Randomness(3);
        double[] changed = [.. problem.Measures[0].Amount.Select(amount => random.Below(100) == 0 ? amount * 2 : amount)];
        var next = problem with { Measures = [problem.Measures[0] with { Amount = changed }], Weight = changed, Present = before.PartOfUnit };

        var free = Make.Divide(next);
        var capped = Make.Divide(next with { MaxMovedShare = 0.001 });

        Assert.Equal(0, free.Score.OutOfTolerance);
        Assert.InRange(free.Score.MovedUnits, 1, 900);
        Assert.InRange(capped.Score.MovedShare, 0, 0.001);
    }

    [Theory]
    [InlineData(Objective.SquaredDistance)]
    [InlineData(Objective.Distance)]
    public void Places_around_the_antimeridian_and_a_pole_are_as_near_as_elsewhere(Objective objective)
    {
        var random = new Randomness(5);
        double[] x = new double[600], y = new double[600], amount = new double[600];
        for (var unit = 0; unit < x.Length; unit++)
        {
            (x[unit], y[unit], amount[unit]) = unit < 300
                ? (Math.IEEERemainder(175 + (10 * random.Fraction()), 360), 10 * random.Fraction(), 1)
                : ((360 * random.Fraction()) - 180, 85 + (5 * random.Fraction()), 1);
        }

        var problem = new Problem
        {
            Parts = 6,
            X = x,
            Y = y,
            Metric = Metric.GreatCircle,
            Objective = objective,
            Measures = [new Measure(amount, null, 0.05)],
        };

        var division = Make.Divide(problem);

        Assert.Equal(0, division.Score.OutOfTolerance);
        // Three parts for each cluster, none in both: those are some 8,000 km apart.
        Assert.InRange(division.Score.FarthestDistance, 0, 1500);
        Assert.True(division.Certificate!.Bound <= division.Score.Objective * (1 + 1e-9));
    }

    [Theory]
    [InlineData(Metric.Plane, Objective.Distance)]
    [InlineData(Metric.GreatCircle, Objective.Distance)]
    [InlineData(Metric.GreatCircle, Objective.SquaredDistance)]
    public void Few_units_are_within_a_tenth_of_the_best_of_all_divisions_under_every_distance(Metric metric, Objective objective)
    {
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var problem = Make.Points(9, 3, 0.4, seed);
            problem = problem with { Metric = metric, Objective = objective, Y = Array.ConvertAll(problem.Y, y => y * 0.6) };
            var (best, part) = (double.PositiveInfinity, new int[9]);
            for (var code = 0; code < 19_683; code++)
            {
                for (var (unit, rest) = (0, code); unit < 9; unit++, rest /= 3)
                {
                    part[unit] = rest % 3;
                }

                var score = Scorer.Score(problem, part);
                best = score.IsFeasible ? Math.Min(best, score.Objective) : best;
            }

            Assert.InRange(Make.Divide(problem).Score.Objective / best, 1 - 1e-9, 1.1);
        }
    }

    [Fact]
    public void Plain_distance_is_lower_when_it_is_asked_for()
    {
        var problem = Clustered(21_000, 12, 0.02);

        var (squared, plain) = (Make.Divide(problem), Make.Divide(problem with { Objective = Objective.Distance }));

        Assert.True(plain.Score.WeightedDistance < squared.Score.WeightedDistance * 1.02);
        Assert.Equal(0, plain.Score.OutOfTolerance);
    }

    [Fact]
    public void Scaling_and_moving_the_plane_and_renaming_units_change_names_only()
    {
        var problem = Clustered(24_000, 16, 0.02);
        var order = Enumerable.Range(0, problem.Units).ToArray();
        var random = new Randomness(2);
        for (var at = order.Length - 1; at > 0; at--)
        {
            var other = random.Below(at + 1);
            (order[at], order[other]) = (order[other], order[at]);
        }

        double[] Take(double[] values) => Array.ConvertAll(order, unit => values[unit]);
        var amount = Take(problem.Measures[0].Amount);
        var shuffled = problem with { X = Take(problem.X), Y = Take(problem.Y), Weight = amount, Measures = [problem.Measures[0] with { Amount = amount }] };
        var scaled = problem with { X = Array.ConvertAll(problem.X, x => (4 * x) + 4096), Y = Array.ConvertAll(problem.Y, y => (4 * y) - 1024) };

        var plain = Make.Divide(problem).Score;

        Assert.Equal(1, Make.Divide(shuffled).Score.Inertia / plain.Inertia, 0.05);
        Assert.Equal(16, Make.Divide(scaled).Score.Inertia / plain.Inertia, 0.8);
    }

    [Theory]
    [InlineData("one place")]
    [InlineData("one line")]
    [InlineData("one giant")]
    [InlineData("all zero")]
    [InlineData("wide range")]
    [InlineData("as many parts as units")]
    public void Odd_points_get_a_whole_plan(string kind)
    {
        var random = new Randomness(1);
        var problem = Make.Points(400, kind == "as many parts as units" ? 400 : 5);
        double[] Amounts(Func<int, double> of) => [.. Enumerable.Range(0, 400).Select(of)];
        problem = kind switch
        {
            "one place" => problem with { X = new double[400], Y = new double[400] },
            "one line" => problem with { Y = new double[400] },
            "one giant" => problem with { Measures = [new Measure(Amounts(unit => unit == 7 ? 1e6 : 1), null, 0.05)] },
            "all zero" => problem with { Measures = [new Measure(new double[400], null, 0.05)] },
            "wide range" => problem with { Measures = [new Measure(Amounts(_ => Math.Pow(10, 7 * random.Fraction())), null, 0.05)] },
            _ => problem,
        };

        foreach (var metric in new[] { Metric.Plane, Metric.GreatCircle })
        {
            var division = Make.Divide(problem with { Metric = metric, Y = Array.ConvertAll(problem.Y, y => y * 0.8) });

            Checker.MustBeValid(problem, division);
            Assert.True(double.IsFinite(division.Score.Inertia));
            Assert.InRange(division.Certificate!.Bound, 0, double.MaxValue);
        }
    }

    private static double OptimumAmong(Problem problem, Score score)
    {
        var best = double.PositiveInfinity;
        var part = new int[problem.Units];
        var pull = problem.PullOfUnit();
        var total = problem.Measures[0].Amount.Sum();
        for (var code = 0; code < (int)Math.Pow(problem.Parts, problem.Units); code++)
        {
            var (rest, cost, load) = (code, 0.0, new double[problem.Parts]);
            for (var unit = 0; unit < part.Length; unit++)
            {
                (part[unit], rest) = (rest % problem.Parts, rest / problem.Parts);
                var (dx, dy) = (problem.X[unit] - score.CenterX[part[unit]], problem.Y[unit] - score.CenterY[part[unit]]);
                var square = (dx * dx) + (dy * dy);
                cost += pull[unit] * (problem.Objective == Objective.SquaredDistance ? square : Math.Sqrt(square));
                load[part[unit]] += problem.Measures[0].Amount[unit];
            }

            if (load.Select((value, at) => problem.Measures[0].BoundsOf(at, problem.Parts, total).Holds(value, total / problem.Parts)).All(holds => holds))
            {
                best = Math.Min(best, cost);
            }
        }

        return best;
    }

    private static Problem Clustered(int units, int parts, double tolerance)
    {
        var random = new Randomness(11);
        double[] x = new double[units], y = new double[units], amount = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            var town = random.Below(12);
            var spread = town < 3 ? 400 : 15;
            (x[unit], y[unit]) = ((town * 97 % 1000) + (spread * (random.Fraction() - 0.5)), (town * 53 % 600) + (spread * (random.Fraction() - 0.5)));
            amount[unit] = 0.5 + random.Fraction();
        }

        return new Problem { Parts = parts, X = x, Y = y, Weight = amount, Measures = [new Measure(amount, null, tolerance)] };
    }

    private static (PointSet Points, CenterSet Centers) Some(int units, int parts, ulong seed)
    {
        var instance = Preparation.Prepare(Make.Points(units, parts, 0.05, seed));
        var centers = new CenterSet(parts, false);
        var random = new Randomness(seed);
        for (var part = 0; part < parts; part++)
        {
            (centers.X[part], centers.Y[part]) = ((100 * random.Fraction()) - 50, (100 * random.Fraction()) - 50);
            centers.Price[part] = 1000 * random.Fraction();
        }

        return (new PointSet(instance.X, instance.Y, [], instance.Pull, instance.Blend), centers);
    }
}
