namespace Bailiwick.Solver;

/// <summary>Step budgets as numbers of steps; <see cref="Settings.Effort"/> is a multiple of the usual one.</summary>
public static class StepBudget
{
    /// <summary>The usual budget of a problem's size: about the moves a search tries, 2,500 a unit where parts must be contiguous and 200 a unit where not. Half of it is half the effort.</summary>
    public static long UsualOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.AsksForContiguity
            ? Math.Clamp(2500L * problem.Units, 400_000, 12_000_000)
            : Math.Clamp(200L * problem.Units, 400_000, 4_000_000);
    }
}
