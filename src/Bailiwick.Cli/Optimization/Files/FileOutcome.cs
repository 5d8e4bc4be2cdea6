using Bailiwick.Solver;
using Bailiwick.Solver.Graphs;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>A division of the file's units, whatever method found it.</summary>
internal sealed record FileOutcome
{
    public required int[] TerritoryOfUnit { get; init; }

    /// <summary>By territory: the unit that is its center, with --medians.</summary>
    public required int[]? CenterUnit { get; init; }

    public required Score Score { get; init; }

    /// <summary>What the report calls objective: the one asked for.</summary>
    public required double Objective { get; init; }

    public required double? Bound { get; init; }

    public required string? BoundMethod { get; init; }

    /// <summary>The transport bound among the division's own centers, where there is one.</summary>
    public double? BoundTheseCenters { get; init; }

    public required IReadOnlyList<string> Obstacles { get; init; }

    /// <summary>Settings that no division can keep all of, the smallest set first.</summary>
    public required IReadOnlyList<Clash> Clashes { get; init; }

    /// <summary>The problem as the scorer sees it, and the division of it, for explanations.</summary>
    public required (Problem Problem, Division Division) Divided { get; init; }

    public required long StepsBudget { get; init; }

    public required long StepsMade { get; init; }

    public required double Seconds { get; init; }

    /// <summary>steps, time or canceled.</summary>
    public required string EndedBy { get; init; }
}
