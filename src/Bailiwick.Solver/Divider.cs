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
        var search = Run(problem, instance, settings, progress, cancellation);
        var partOfUnit = instance.InProblemOrder(search.Best);
        var score = Scorer.Score(problem, partOfUnit);
        progress?.Invoke(new Progress("polish", 1, (int[])partOfUnit.Clone(), score));
        return new Division(partOfUnit, score, [.. search.Trace], Obstacles.Find(problem, partOfUnit, score), search.IsComplete);
    }

    private static Search Run(
        Problem problem, Instance instance, Settings settings, Action<Progress>? progress, CancellationToken cancellation)
    {
        var first = NewSearch(0, new Reporter(problem, instance, progress, 0, 1));
        if (instance.Parts == 1)
        {
            first.Run(false);
            return first;
        }

        var second = NewSearch(1, new Reporter(problem, instance, null, 0, 1));
        if (settings.Threads > 1)
        {
            var other = Task.Run(() => second.Run(true), CancellationToken.None);
            first.Run(false);
            other.GetAwaiter().GetResult();
        }
        else
        {
            first.Run(false);
            second.Run(true);
        }

        return second.IsBetterThan(first) ? second : first;

        Search NewSearch(ulong index, Reporter reporter) =>
            new(instance, settings, unchecked((settings.Seed * 2) + index), Math.Max(1, settings.Threads / 2), reporter, cancellation);
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
