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

    /// <summary>Number of (measure, part) pairs outside their bounds.</summary>
    public required int OutOfTolerance { get; init; }

    /// <summary>Amount by [limit][part].</summary>
    public required double[][] LimitLoad { get; init; }

    /// <summary>By part: the center that distances are measured to, in the problem's coordinates; NaN where the part is empty.</summary>
    public required double[] CenterX { get; init; }

    /// <summary>See <see cref="CenterX"/>.</summary>
    public required double[] CenterY { get; init; }

    /// <summary>What the problem asks to be small: <see cref="Inertia"/> or <see cref="WeightedDistance"/>.</summary>
    public required double Objective { get; init; }

    /// <summary>Distance of the farthest unit from its part's center, kilometers.</summary>
    public required double FarthestDistance { get; init; }

    /// <summary>By part: distance of its farthest unit, kilometers; 0 for an empty part.</summary>
    public required double[] FarthestByPart { get; init; }

    /// <summary>Every hard constraint that is broken; empty when all hold.</summary>
    public required Breach[] Breaches { get; init; }

    /// <summary>Whether all hard constraints hold.</summary>
    public bool IsFeasible => Breaches.Length == 0;

    /// <summary>
    /// Sum of pull (<see cref="Problem.PullOfUnit"/>) times squared distance to the part's center: its fixed one, or else where the
    /// problem's objective is least, which for squares is its weighted mean (Hess et al. 1965); weight x square kilometers.
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

    /// <summary>Share of the disruption value, or else of the first measure, that changes its part, 0 to 1.</summary>
    public required double MovedShare { get; init; }
}
