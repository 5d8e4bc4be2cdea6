namespace Bailiwick.Solver;

/// <summary>How good a division is, apart from how it was found. Definitions in docs/measures.md.</summary>
public sealed record Score
{
    /// <summary>Amount by [measure][part].</summary>
    public required double[][] Load { get; init; }

    /// <summary>Relative deviation from the target by [measure][part]: load / target - 1.</summary>
    public required double[][] Deviation { get; init; }

    /// <summary>Largest absolute deviation over all measures and parts.</summary>
    public required double WorstDeviation { get; init; }

    /// <summary>Number of (measure, part) pairs outside their tolerance.</summary>
    public required int OutOfTolerance { get; init; }

    /// <summary>
    /// Sum of pull (<see cref="Problem.PullOfUnit"/>) times squared distance to the part's center: its fixed one, or else its weighted
    /// mean (Hess et al. 1965), weight x square kilometers.
    /// </summary>
    public required double Inertia { get; init; }

    /// <summary>Sum of pull times distance to the same center, weight x kilometers.</summary>
    public required double WeightedDistance { get; init; }

    /// <summary>Connected pieces by part; 1 is contiguous. Null without a graph.</summary>
    public required int[]? Pieces { get; init; }

    /// <summary>Sum over parts of pieces - 1; 0 is contiguous everywhere. 0 without a graph.</summary>
    public required int ExtraPieces { get; init; }

    /// <summary>Pairs of touching units in different parts. 0 without a graph.</summary>
    public required int CutEdges { get; init; }

    /// <summary>Units whose part differs from the present one. 0 without a present division.</summary>
    public required int MovedUnits { get; init; }

    /// <summary>Share of the first measure's total that changes its part, 0 to 1.</summary>
    public required double MovedShare { get; init; }
}
