namespace Bailiwick.Solver;

/// <summary>How hard and how repeatably to search. Same problem, seed and steps: same division, on any machine and number of threads.</summary>
public sealed record Settings
{
    /// <summary>Seed of the solver's own generator.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Step budget; 1 is the usual effort, 2 twice that. Above 0.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>Threads, at least 1; never changes the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
