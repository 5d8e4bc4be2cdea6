using Bailiwick.Solver.Graphs;
using Bailiwick.Solver.Points;

namespace Bailiwick.Solver;

/// <summary>
/// The general method: balanced by transport prices, grown together where parts must be contiguous, then improved by moves under the bounds.
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

        return new PointMethod(problem, instance, settings, reporter, cancellation).Divide(progress);
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
