using Bailiwick.Solver.Medians;

namespace Bailiwick.Solver;

/// <summary>Capacitated p-median against the optimum by trying every division, and its bound against both.</summary>
public sealed class MedianTests
{
    [Theory]
    [InlineData(8, 2, 1)]
    [InlineData(8, 3, 2)]
    [InlineData(9, 2, 3)]
    [InlineData(9, 3, 4)]
    [InlineData(9, 3, 5)]
    [InlineData(10, 2, 6)]
    public void Small_instances_are_solved_to_the_optimum_above_the_bound(int units, int medians, int seed)
    {
        var problem = Instance(units, medians, seed);

        var division = MedianDivider.Divide(problem, new Settings { Effort = 0.02, Threads = 2 }, null, CancellationToken.None);

        var optimum = Optimum(problem);
        Assert.Equal(0, division.Overload);
        Assert.Equal(optimum, division.Cost, 1e-9 * optimum);
        Assert.InRange(division.Bound, 0.5 * optimum, optimum * (1 + 1e-9));
    }

    [Theory]
    [InlineData(DistanceRounding.None, Objective.Distance)]
    [InlineData(DistanceRounding.Down, Objective.Distance)]
    [InlineData(DistanceRounding.Nearest, Objective.SquaredDistance)]
    public void A_division_costs_what_a_recount_says(DistanceRounding rounding, Objective objective)
    {
        var problem = Instance(120, 8, 9) with { Rounding = rounding, Objective = objective, Weight = [.. Enumerable.Range(0, 120).Select(unit => 1.0 + (unit % 3))] };

        var division = MedianDivider.Divide(problem, new Settings { Effort = 0.05, Threads = 2 }, null, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 120).Sum(unit => Cost(problem, unit, division.CenterOfPart[division.PartOfUnit[unit]])), division.Cost, 1e-6);
        for (var part = 0; part < 8; part++)
        {
            Assert.Equal(part, division.PartOfUnit[division.CenterOfPart[part]]);
            var load = Enumerable.Range(0, 120).Where(unit => division.PartOfUnit[unit] == part).Sum(unit => problem.Demand[unit]);
            Assert.InRange(load, 0, problem.Capacity[division.CenterOfPart[part]]);
        }

        Assert.InRange(division.Bound, 0.7 * division.Cost, division.Cost);
    }

    [Fact]
    public void The_bound_is_the_same_on_one_thread_and_two_as_is_the_division()
    {
        var problem = Instance(200, 12, 3);

        var one = MedianDivider.Divide(problem, new Settings { Effort = 0.05, Threads = 1 }, null, CancellationToken.None);
        var two = MedianDivider.Divide(problem, new Settings { Effort = 0.05, Threads = 2 }, null, CancellationToken.None);

        Assert.Equal(one.PartOfUnit, two.PartOfUnit);
        Assert.Equal((one.Cost, one.Bound), (two.Cost, two.Bound));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_packing_is_never_undervalued(int seed)
    {
        var random = new Randomness((ulong)seed);
        for (var round = 0; round < 200; round++)
        {
            var items = new PackingItem[1 + random.Below(10)];
            for (var item = 0; item < items.Length; item++)
            {
                items[item] = new PackingItem(item, 10 * random.Fraction(), random.Below(8));
            }

            double capacity = random.Below(20), best = 0;
            for (var code = 0; code < 1 << items.Length; code++)
            {
                var chosen = items.Where(item => (code >> item.Unit & 1) == 1).ToList();
                best = chosen.Sum(item => item.Demand) <= capacity ? Math.Max(best, chosen.Sum(item => item.Profit)) : best;
            }

            var share = new double[items.Length];
            var value = Packing.Pack(items, share, capacity);

            Assert.True(value >= best - 1e-9, $"{value} is below {best}.");
            Assert.InRange(Enumerable.Range(0, items.Length).Sum(item => share[item] * items[item].Demand), 0, capacity + 1e-9);
        }
    }

    [Theory]
    [InlineData(new double[] { 4, 4, 4 }, 6, 3)]
    [InlineData(new double[] { 1, 1, 1, 1 }, 2, 2)]
    [InlineData(new double[] { 0, 0 }, 2, 1)]
    [InlineData(new double[] { 5, 3, 2, 4, 1 }, 5, 3)]
    public void A_capacity_asks_for_so_many_parts(double[] amount, double capacity, int parts) => Assert.Equal(parts, PartCount.For(amount, capacity));

    [Fact]
    public void A_senseless_instance_is_refused()
    {
        var problem = Instance(9, 3, 1);
        foreach (var bad in new[] { problem with { Medians = 10 }, problem with { Demand = [-1, .. problem.Demand[1..]] }, problem with { Capacity = [1] } })
        {
            Assert.Throws<ArgumentException>(() => MedianDivider.Divide(bad, new Settings(), null, CancellationToken.None));
        }
    }

    private static MedianProblem Instance(int units, int medians, int seed)
    {
        var random = new Randomness((ulong)seed);
        double[] x = new double[units], y = new double[units], demand = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            (x[unit], y[unit], demand[unit]) = (100 * random.Fraction(), 100 * random.Fraction(), 1 + random.Below(20));
        }

        var capacity = Math.Max(demand.Max(), Math.Ceiling(1.2 * demand.Sum() / medians));
        return new MedianProblem { Medians = medians, X = x, Y = y, Demand = demand, Capacity = [.. Enumerable.Repeat(capacity, units)] };
    }

    private static double Cost(MedianProblem problem, int unit, int center)
    {
        var distance = Math.Sqrt(Math.Pow(problem.X[unit] - problem.X[center], 2) + Math.Pow(problem.Y[unit] - problem.Y[center], 2));
        distance = problem.Rounding == DistanceRounding.Down ? Math.Floor(distance) : problem.Rounding == DistanceRounding.Nearest ? Math.Round(distance, MidpointRounding.AwayFromZero) : distance;
        return (problem.Weight?[unit] ?? 1) * (problem.Objective == Objective.SquaredDistance ? distance * distance : distance);
    }

    // Every choice of centers, and for each a search over the units with what is left of the capacities.
    private static double Optimum(MedianProblem problem)
    {
        var best = double.MaxValue;
        for (var code = 0; code < 1 << problem.Units; code++)
        {
            int[] centers = [.. Enumerable.Range(0, problem.Units).Where(unit => (code >> unit & 1) == 1)];
            if (centers.Length == problem.Medians)
            {
                Assign(0, 0, Array.ConvertAll(centers, center => problem.Capacity[center] - problem.Demand[center]), centers);
            }
        }

        return best;

        void Assign(int unit, double cost, double[] left, int[] centers)
        {
            if (cost >= best || Array.Exists(left, room => room < 0))
            {
                return;
            }

            if (unit == problem.Units)
            {
                best = cost;
                return;
            }

            if (centers.Contains(unit))
            {
                Assign(unit + 1, cost, left, centers);
                return;
            }

            for (var at = 0; at < centers.Length; at++)
            {
                if (left[at] >= problem.Demand[unit])
                {
                    left[at] -= problem.Demand[unit];
                    Assign(unit + 1, cost + Cost(problem, unit, centers[at]), left, centers);
                    left[at] += problem.Demand[unit];
                }
            }
        }
    }
}
