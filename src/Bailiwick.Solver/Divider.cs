namespace Bailiwick.Solver;

/// <summary>
/// The general method: a balanced start by transport prices, grown together where parts must be contiguous, then annealed border moves and
/// recombinations under the bounds. Two searches from two seeds run side by side and the better plan is kept, on any number of threads.
/// </summary>
public sealed class Divider : IDivider
{
    /// <inheritdoc/>
    public Division Divide(Problem problem, Settings settings, Action<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        Check(problem, settings);
        var instance = Preparation.Prepare(problem);
        var reporter = new Reporter(problem, instance, progress);
        reporter.At("seed", 0);
        var starter = new Starter(instance, settings.Threads, cancellation);
        var start = starter.Start();
        if (instance.IsContiguous)
        {
            reporter.At("connect", 0.05);
            Connector.Repair(instance, starter.Sites, start);
        }

        reporter.Improve(start);
        reporter.At("balance", 0.1);
        var plan = new Plan(instance, start);
        var began = new TraceEntry("balance", starter.Moves, plan.WorstDeviation(), plan.Inertia);
        var search = Improve(instance, start, starter.Sites, settings, reporter, cancellation);
        var partOfUnit = instance.InProblemOrder(search.Best);
        var score = Scorer.Score(problem, partOfUnit);
        progress?.Invoke(new Progress("polish", 1, (int[])partOfUnit.Clone(), score));
        return new Division(partOfUnit, score, [began, .. search.Trace], Obstacles.Find(problem, partOfUnit, score), search.IsComplete);
    }

    // Points are so well placed by the transport that a second search finds nothing worth its time.
    private static Search Improve(
        Instance instance, int[] start, Sites sites, Settings settings, Reporter reporter, CancellationToken cancellation)
    {
        var first = NewSearch(0, reporter);
        if (instance.Parts == 1 || !instance.IsContiguous)
        {
            first.Run(start, sites);
            return first;
        }

        var second = NewSearch(1, null);
        if (settings.Threads > 1)
        {
            var other = Task.Run(() => second.Run(start, sites), CancellationToken.None);
            first.Run(start, sites);
            other.GetAwaiter().GetResult();
        }
        else
        {
            first.Run(start, sites);
            second.Run(start, sites);
        }

        return second.IsBetterThan(first) ? second : first;

        Search NewSearch(ulong index, Reporter? listener) =>
            new(instance, settings, unchecked((settings.Seed * 2) + index), listener, cancellation);
    }

    internal static void Check(Problem problem, Settings settings)
    {
        var faults = problem.Validate();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(problem));
        }

        if (!double.IsFinite(settings.Effort) || settings.Effort <= 0)
        {
            throw new ArgumentException($"The effort is {settings.Effort}. Maybe use 1, the usual one.", nameof(settings));
        }

        if (settings.Threads < 1)
        {
            throw new ArgumentException($"The number of threads is {settings.Threads}. Maybe use 1.", nameof(settings));
        }
    }
}
