namespace Bailiwick.Solver.Medians;

/// <summary>One annealing from one seed, ended by a descent.</summary>
internal sealed class MedianSearch(MedianProblem problem, MedianCosts costs, Nearest nearest, MedianPlan plan, Randomness random)
{
    private const int Stages = 20;

    /// <summary>Hottest temperature, in mean costs of a unit.</summary>
    public required double Hot { get; init; }

    /// <summary>Coldest temperature, in mean costs of a unit.</summary>
    public required double Cold { get; init; }

    /// <summary>Price of a mean unit's demand beyond a capacity, in mean costs of a unit, at first and last.</summary>
    public (double First, double Last) Price { get; init; } = (1, 40);

    /// <summary>The best plan after <see cref="Run"/>.</summary>
    public MedianPlan Plan { get; } = plan;

    /// <summary>Moves proposed.</summary>
    public long Steps { get; private set; }

    /// <summary>Anneals. O(steps).</summary>
    public void Run(long steps, Action<Progress>? progress, CancellationToken cancellation)
    {
        if (problem.Medians == problem.Units)
        {
            return;
        }

        var annealer = new MedianAnnealer(problem, costs, Plan, nearest, random);
        var demand = 0.0;
        foreach (var one in problem.Demand)
        {
            demand += one / problem.Units;
        }

        var scale = Plan.Cost > 0 ? Plan.Cost / problem.Units : 1;
        var price = demand > 0 ? scale / demand : 0;
        for (var stage = 0; stage < Stages && !cancellation.IsCancellationRequested; stage++)
        {
            double from = (double)stage / Stages, to = (stage + 1.0) / Stages;
            progress?.Invoke(new Progress("polish", 0.05 + (0.75 * from), null, null));
            annealer.Cool(
                steps / Stages,
                (scale * At(Hot, Cold, from), scale * At(Hot, Cold, to)),
                (price * At(Price.First, Price.Last, from), price * At(Price.First, Price.Last, to)),
                cancellation);
        }

        annealer.Restore();
        annealer.Cool(steps / 40, (scale * Cold, scale * Cold / 50), (price * Price.Last, 10 * price * Price.Last), cancellation);
        annealer.Restore();
        Steps = annealer.Steps;
    }

    /// <summary>True when this search's plan is better than another's.</summary>
    public bool IsBetterThan(MedianSearch other)
    {
        var (mine, theirs) = (Plan.Overload < 1e-9 ? 0 : Plan.Overload, other.Plan.Overload < 1e-9 ? 0 : other.Plan.Overload);
        return mine < theirs || (mine == theirs && Plan.Cost < other.Plan.Cost);
    }

    /// <summary>By unit: what it costs at the second nearest center, a fair first price of serving it.</summary>
    public double[] FirstPrices()
    {
        var price = new double[problem.Units];
        for (var unit = 0; unit < price.Length; unit++)
        {
            var (first, second) = (double.MaxValue, double.MaxValue);
            foreach (var center in Plan.Center)
            {
                var cost = costs.Of(unit, center);
                (first, second) = cost < first ? (cost, first) : (first, Math.Min(second, cost));
            }

            price[unit] = second < double.MaxValue ? second : first;
        }

        return price;
    }

    private static double At(double from, double to, double done) => from * Math.Pow(to / from, done);
}
