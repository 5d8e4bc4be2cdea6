namespace Bailiwick.Solver;

public sealed class TransportTests
{
    [Theory]
    [InlineData(3000, 40)]
    [InlineData(700, 5)]
    public void The_pruned_power_diagram_equals_the_one_by_brute_force(int count, int parts)
    {
        var (pieces, sites) = Some(count, parts, 4);
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
        var (pieces, sites) = Some(20_000, 30, 9);
        Array.Clear(sites.Price);
        var target = Enumerable.Repeat(1.0, 30).ToArray();
        var transport = new Transport(pieces, sites, [.. Enumerable.Range(0, 30)], new double[30], target, 2);

        transport.Assign();
        transport.Balance(0.01, CancellationToken.None);

        var load = new double[30];
        var cost = 0.0;
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var part = transport.Part[piece];
            load[part] += pieces.Amount[piece];
            cost += pieces.Pull[piece] * sites.SquareTo(pieces.X[piece], pieces.Y[piece], part);
        }

        Assert.All(load, value => Assert.InRange(value, 0.99 - 1e-9, 1.01 + 1e-9));
        var bound = DualBound(pieces, sites, 0.01);
        Assert.InRange(cost / bound, 1 - 1e-9, 1.02);
    }

    // Lagrangian dual of the transportation problem with load bounds: valid for any prices.
    private static double DualBound(Pieces pieces, Sites sites, double tolerance)
    {
        var bound = 0.0;
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var least = double.MaxValue;
            for (var part = 0; part < sites.Count; part++)
            {
                var square = sites.SquareTo(pieces.X[piece], pieces.Y[piece], part);
                least = Math.Min(least, (pieces.Pull[piece] * square) + (pieces.Amount[piece] * sites.Price[part]));
            }

            bound += least;
        }

        var middle = sites.Price.Order().ElementAt(sites.Count / 2);
        var total = pieces.Amount.Sum();
        return bound - (middle * total) - sites.Price.Sum(price => (price - middle) * (price > middle ? 1 + tolerance : 1 - tolerance));
    }

    private static (Pieces Pieces, Sites Sites) Some(int count, int parts, ulong seed)
    {
        var problem = Make.Points(count, parts, 0.05, seed);
        var instance = Preparation.Prepare(problem);
        var sites = new Sites(parts);
        var random = new Randomness(seed);
        for (var part = 0; part < parts; part++)
        {
            (sites.X[part], sites.Y[part]) = ((100 * random.Fraction()) - 50, (100 * random.Fraction()) - 50);
            sites.Price[part] = 1000 * random.Fraction();
        }

        return (new Pieces(instance.X, instance.Y, instance.Pull, instance.Blend), sites);
    }
}
