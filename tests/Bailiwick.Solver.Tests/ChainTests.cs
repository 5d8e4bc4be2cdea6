using Bailiwick.Solver.Bounds;
using Bailiwick.Solver.Points;

namespace Bailiwick.Solver;

public sealed class ChainTests
{
    [Theory]
    [InlineData(3000, 40)]
    [InlineData(700, 5)]
    public void The_pruned_candidates_equal_those_by_brute_force(int count, int parts)
    {
        var instance = Preparation.Prepare(Make.Points(count, parts, 0.05, 4));
        var pieces = new Pieces(instance.X, instance.Y, instance.Pull, instance.Blend);
        var (random, sites) = (new Randomness(4), new Sites(parts));
        for (var part = 0; part < parts; part++)
        {
            (sites.X[part], sites.Y[part], sites.Price[part]) = ((100 * random.Fraction()) - 50, (100 * random.Fraction()) - 50, 1000 * random.Fraction());
        }

        var assigner = new PowerAssigner(pieces, [.. Enumerable.Range(0, parts)], 4);

        assigner.Assign(sites, 2);

        for (var piece = 0; piece < count; piece++)
        {
            double Power(int part) => sites.SquareTo(pieces.X[piece], pieces.Y[piece], part) + (sites.Price[part] * pieces.Ratio[piece]);
            var expected = Enumerable.Range(0, parts).OrderBy(Power).Take(4);
            Assert.Equal(expected, assigner.Candidate.AsSpan(piece * 4, 4).ToArray());
        }
    }

    [Fact]
    public void Chains_balance_at_a_cost_close_to_the_bound_that_their_prices_prove()
    {
        const int Parts = 30;
        var problem = Make.Points(20_000, Parts, 0.01, 9);
        var view = new PointProblem(problem, Preparation.Prepare(problem));
        var (points, centers) = (view.Points, Scattered(Parts));
        var diagram = new Diagram<SquaredPlane>(points, view.Room.OpenPart);
        diagram.Assign(centers, 2);
        var (part, load) = ((int[])diagram.First.Clone(), LoadsOf(points, diagram.First, Parts));
        var neighbors = Borders.Of(part, diagram.First, diagram.Second, view.Room.OpenPart, centers);
        var chains = new Chains<SquaredPlane>(points, view.Room, centers, part, load, null, neighbors, null, Heaviest.Of(points, view.Room, 1));

        chains.Run(CancellationToken.None);

        Assert.True(chains.IsBalanced);
        var counted = LoadsOf(points, part, Parts);
        var cost = Enumerable.Range(0, points.Count).Sum(unit => points.Pull[unit] * centers.SquareTo(points, unit, part[unit]));
        Assert.All(counted, value => Assert.InRange(value, 0.99 - 1e-9, 1.01 + 1e-9));
        Assert.All(Enumerable.Range(0, Parts), at => Assert.Equal(counted[at], load[at], 1e-9));
        Assert.InRange(cost / BoundOf(points, view.Room, centers), 1 - 1e-9, 1.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Chains_of_equal_pieces_are_exact_for_the_loads_they_end_with(ulong seed)
    {
        const int Parts = 4;
        var problem = Make.Points(60, Parts, 0.05, seed);
        var view = new PointProblem(problem, Preparation.Prepare(problem));
        var points = view.Points.Merge(12 * Parts);
        var centers = Scattered(Parts);
        Array.Clear(centers.Price);
        var diagram = new Diagram<SquaredPlane>(points, view.Room.OpenPart);
        diagram.Assign(centers, 1);
        var (part, load) = ((int[])diagram.First.Clone(), LoadsOf(points, diagram.First, Parts));
        int[][] neighbors = [.. Enumerable.Range(0, Parts).Select(one => Enumerable.Range(0, Parts).Where(other => other != one).ToArray())];

        var heaviest = Enumerable.Repeat(1.0, Parts).ToArray();
        var chains = new Chains<SquaredPlane>(points, view.Room, centers, part, load, null, neighbors, null, heaviest);

        chains.Run(CancellationToken.None);

        Assert.True(chains.IsBalanced);

        // Dual feasible and tight: each piece is where it is least priced, so no other division with these loads is cheaper.
        for (var unit = 0; unit < points.Count; unit++)
        {
            double Priced(int at) => centers.SquareTo(points, unit, at) + (centers.Price[at] * points.Ratio[unit]);
            Assert.InRange(Priced(part[unit]) - Enumerable.Range(0, Parts).Min(Priced), 0, 1e-6);
        }
    }

    [Fact]
    public void Runs_of_equal_amount_hold_all_amount_and_pull_and_keep_the_middle()
    {
        var random = new Randomness(3);
        double[] Some(Func<double> of) => [.. Enumerable.Range(0, 500).Select(_ => of())];
        var amount = Some(() => Math.Exp(4 * random.Fraction()));
        amount[7] = 0;
        amount[499] = 0;
        var points = new PointSet(Some(random.Fraction), Some(random.Fraction), [], Some(() => 1 + random.Fraction()), amount);

        var runs = points.Merge(64);

        Assert.Equal(64, runs.Count);
        Assert.All(runs.Amount, value => Assert.Equal(points.Total / 64, value, 1e-9));
        Assert.Equal(points.Pull.Sum(), runs.Pull.Sum(), 1e-6);
        Assert.Equal(Enumerable.Range(0, 500).Sum(at => points.Pull[at] * points.X[at]), Enumerable.Range(0, 64).Sum(at => runs.Pull[at] * runs.X[at]), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Many_parts_of_few_unlike_units_are_all_within_two_per_cent(ulong seed)
    {
        var random = new Randomness(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.Fraction())) * Math.Cos(2 * Math.PI * random.Fraction());
        double[] x = new double[37_500], y = new double[37_500], amount = new double[37_500];
        for (var unit = 0; unit < x.Length; unit++)
        {
            var town = random.Below(60);
            (x[unit], y[unit]) = town < 12
                ? (4000 * random.Fraction(), 2500 * random.Fraction())
                : ((town * 977 % 4000) + (30 * Normal()), (town * 613 % 2500) + (30 * Normal()));
            amount[unit] = Math.Exp(Normal());
        }

        var problem = new Problem { Parts = 300, X = x, Y = y, Weight = amount, Measures = [new Measure(amount, null, 0.02)] };

        var division = Make.Divide(problem);

        Assert.Equal(0, division.Score.OutOfTolerance);
        Assert.InRange(division.Certificate!.GapTheseCenters!.Value, 0, 0.1);
    }

    [Theory]
    [InlineData("a few dense towns in wide country")]
    [InlineData("unequal targets")]
    public void Prices_that_differ_by_orders_of_magnitude_and_unequal_targets_end_within_the_bounds(string kind)
    {
        var random = new Randomness(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.Fraction())) * Math.Cos(2 * Math.PI * random.Fraction());
        const int Parts = 200;
        double[] x = new double[20_001], y = new double[20_001], amount = new double[20_001];
        for (var unit = 0; unit < x.Length; unit++)
        {
            var town = random.Below(5);
            (x[unit], y[unit]) = random.Below(100) < 3
                ? (4000 * random.Fraction(), 2500 * random.Fraction())
                : ((town * 977 % 4000) + (2 * Normal()), (town * 613 % 2500) + (2 * Normal()));
            amount[unit] = Math.Exp(Normal());
        }

        double[] target = [.. Enumerable.Range(0, Parts).Select(_ => 0.5 + random.Fraction())];
        var sum = target.Sum();
        var share = kind == "unequal targets" ? Array.ConvertAll(target, value => value / sum) : null;
        var problem = new Problem { Parts = Parts, X = x, Y = y, Weight = amount, Measures = [new Measure(amount, share, 0.03)] };

        var division = Make.Divide(problem);

        Assert.Equal(0, division.Score.OutOfTolerance);
    }

    private static double BoundOf(PointSet points, Room room, CenterSet centers)
    {
        var least = Enumerable.Range(0, points.Count).Sum(unit =>
            points.Pull[unit] * room.OpenPart.Min(part => centers.SquareTo(points, unit, part) + (centers.Price[part] * points.Ratio[unit])));
        return TransportBound.Value(least, centers.Price, room.Low, room.High, points.Total);
    }

    private static double[] LoadsOf(PointSet points, int[] partOfUnit, int parts)
    {
        var load = new double[parts];
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            load[partOfUnit[unit]] += points.Amount[unit];
        }

        return load;
    }

    private static CenterSet Scattered(int parts)
    {
        var (random, centers) = (new Randomness(9), new CenterSet(parts, false));
        for (var part = 0; part < parts; part++)
        {
            (centers.X[part], centers.Y[part]) = ((100 * random.Fraction()) - 50, (100 * random.Fraction()) - 50);
        }

        return centers;
    }
}
