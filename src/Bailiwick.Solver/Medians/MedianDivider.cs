namespace Bailiwick.Solver.Medians;

/// <summary>
/// Capacitated p-median: annealed from equal runs of the Hilbert curve, from some seeds, the best kept; the Lagrangian bound beside it.
/// Same problem, seed and effort: same division, on any number of threads.
/// </summary>
public static class MedianDivider
{
    private const int BoundSteps = 400;

    // Seeds differ more than steps help once an annealing is slow enough, so a small instance's time goes into more of them.
    private const int FewUnits = 1500;
    private const int ManySearches = 6;
    private const int FewSearches = 2;

    // In mean costs of a unit, found by trial. Where a center serves a handful of units every move is a large one: less heat, and none of the time too cold for moves.
    private const int SmallPart = 8;
    private const double Hot = 0.5;
    private const double Cold = 0.004;
    private const double HotOfSmallParts = 0.25;
    private const double ColdOfSmallParts = 0.01;

    /// <summary>Moves proposed by one search at the usual effort.</summary>
    public static long StepsOf(int units) => Math.Clamp(100_000L * units, 10_000_000, 250_000_000);

    /// <summary>Divides. On cancellation the best so far is returned with <see cref="MedianDivision.IsComplete"/> false.</summary>
    /// <param name="problem">A valid problem; throws <see cref="ArgumentException"/> when <see cref="MedianProblem.Validate"/> finds a fault.</param>
    /// <param name="settings">Seed and effort.</param>
    /// <param name="progress">Called on the solving thread; null for none.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static MedianDivision Divide(MedianProblem problem, Settings settings, Action<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        var faults = problem.Validate();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(problem));
        }

        progress?.Invoke(new Progress("seed", 0, null, null));
        var costs = new MedianCosts(problem);
        var nearest = new Nearest(costs, problem.Units, Math.Max(64, 5 * problem.Units / problem.Medians), settings.Threads);
        var (part, center) = MedianStart.Of(problem, costs);
        var searches = new MedianSearch[problem.Units <= FewUnits ? ManySearches : FewSearches];
        var isSmall = problem.Units < SmallPart * problem.Medians;
        for (var index = 0; index < searches.Length; index++)
        {
            searches[index] = new MedianSearch(
                problem,
                costs,
                nearest,
                new MedianPlan(problem, costs, (int[])part.Clone(), (int[])center.Clone()),
                new Randomness(unchecked((settings.Seed * ManySearches) + (ulong)index)))
            {
                Hot = isSmall ? HotOfSmallParts : Hot,
                Cold = isSmall ? ColdOfSmallParts : Cold,
            };
        }

        var steps = (long)(settings.Effort * StepsOf(problem.Units));
        Parallel.For(0, searches.Length, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, index =>
            searches[index].Run(steps, index == 0 ? progress : null, cancellation));
        var best = searches[0];
        foreach (var search in searches)
        {
            best = search.IsBetterThan(best) ? search : best;
        }

        var plan = best.Plan;
        var bound = new MedianBound(problem, costs, nearest, settings.Threads);
        bound.Improve(best.FirstPrices(), plan.Cost, (int)Math.Clamp(BoundSteps * settings.Effort, 150, 4 * BoundSteps), cancellation);
        progress?.Invoke(new Progress("bound", 1, null, null));
        return new MedianDivision(
            plan.Part,
            plan.Center,
            plan.Cost,
            plan.Load,
            plan.Overload < 1e-9 ? 0 : plan.Overload,
            Math.Min(bound.Best, plan.Overload < 1e-9 ? plan.Cost : bound.Best),
            searches.Sum(search => search.Steps),
            !cancellation.IsCancellationRequested);
    }
}
