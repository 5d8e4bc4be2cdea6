using Bailiwick.Solver.Graphs;

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
        if (instance.IsContiguous)
        {
            return new GraphMethod(problem, instance, settings, reporter, cancellation).Divide(progress);
        }

        var starter = new Starter(instance, settings.Threads, cancellation);
        var start = starter.Start();
        reporter.Improve(start);
        reporter.At("balance", 0.1);
        var plan = new Plan(instance, start);
        var began = new TraceEntry("balance", starter.Moves, plan.WorstDeviation(), plan.Inertia);
        var search = new Search(instance, settings, settings.Seed * 2, reporter, cancellation);
        search.Run(start, starter.Sites);
        var partOfUnit = instance.InProblemOrder(search.Best);
        var score = Scorer.Score(problem, partOfUnit);
        progress?.Invoke(new Progress("polish", 1, (int[])partOfUnit.Clone(), score));
        return new Division(partOfUnit, score, [began, .. search.Trace], Obstacles.Find(problem, partOfUnit, score), search.IsComplete);
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
