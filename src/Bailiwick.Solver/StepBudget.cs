namespace Bailiwick.Solver;

/// <summary>Step budgets as numbers of steps; <see cref="Settings.Effort"/> is a multiple of the usual one.</summary>
public static class StepBudget
{
    /// <summary>
    /// The usual budget of a problem's size: the moves that its method tries at effort 1, mending and recentering apart. Half of it is half the effort.
    /// </summary>
    public static long UsualOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.AsksForContiguity ? Graphs.GraphMethod.UsualSteps(problem.Units) : Search.UsualSteps(problem.Units);
    }
}
