namespace Bailiwick.Solver;

/// <summary>A method that divides units into parts.</summary>
public interface IDivider
{
    /// <summary>
    /// Divides. Anytime: each better plan is reported; on cancellation the best so far is returned with <see cref="Division.IsComplete"/> false.
    /// </summary>
    /// <param name="problem">A valid problem; throws <see cref="ArgumentException"/> when <see cref="Problem.Validate"/> finds a fault.</param>
    /// <param name="settings">Seed and effort.</param>
    /// <param name="progress">Called on the solving thread, at most some ten times a second; null for none.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public Division Divide(Problem problem, Settings settings, Action<Progress>? progress, CancellationToken cancellation);
}
