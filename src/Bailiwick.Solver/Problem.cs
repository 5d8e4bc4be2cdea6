namespace Bailiwick.Solver;

/// <summary>
/// Units to divide into parts. Flat arrays in unit order; nothing here is copied or changed by a solver.
/// Checked once by <see cref="Validate"/>.
/// </summary>
public sealed record Problem
{
    /// <summary>How many parts, at least 1.</summary>
    public required int Parts { get; init; }

    /// <summary>Plane coordinate by unit, kilometers (an equal-area or local projection), finite.</summary>
    public required double[] X { get; init; }

    /// <summary>Plane coordinate by unit, kilometers, finite.</summary>
    public required double[] Y { get; init; }

    /// <summary>Compactness weight by unit, at least 0. Null: the first measure; where that is 0 a unit still pulls a little.</summary>
    public double[]? Weight { get; init; }

    /// <summary>What is to be balanced: at least one measure.</summary>
    public required Measure[] Measures { get; init; }

    /// <summary>Which units touch. Null: points without neighbors; contiguity cannot be asked for then.</summary>
    public Graph? Graph { get; init; }

    /// <summary>Whether each part must be one piece on <see cref="Graph"/>.</summary>
    public bool Contiguous { get; init; }

    /// <summary>By unit: the part it is locked to, or -1. Null: none is locked.</summary>
    public int[]? LockedPart { get; init; }

    /// <summary>By part: true when no unit may enter or leave (units now in it must be locked to it). Null: all open.</summary>
    public bool[]? ClosedPart { get; init; }

    /// <summary>By unit: the part it is in today, or -1. The start of a warm run, and what disruption is measured against. Null: none.</summary>
    public int[]? Present { get; init; }

    /// <summary>Cost of moving a unit away from <see cref="Present"/>, relative to the mean cost of a unit; 0 or more. 0: moves are free.</summary>
    public double DisruptionPrice { get; init; }

    /// <summary>By part: a fixed center (home), kilometers, NaN for free. Null: all centers are free.</summary>
    public double[]? CenterX { get; init; }

    /// <summary>See <see cref="CenterX"/>.</summary>
    public double[]? CenterY { get; init; }

    /// <summary>How many units.</summary>
    public int Units => X.Length;

    /// <summary>Everything that is wrong with the problem, as plain sentences; empty when it can be divided. O(units + edges).</summary>
    public IReadOnlyList<string> Validate() => ProblemFaults.Find(this);

    /// <summary>
    /// By unit: how strongly it counts in <see cref="Score.Inertia"/>: <see cref="Weight"/>, or else the first measure's amount plus
    /// one per cent of its mean (plain 1 when all amounts are 0), so that empty units are kept near too. O(units), a new array.
    /// </summary>
    public double[] PullOfUnit()
    {
        if (Weight is not null)
        {
            return (double[])Weight.Clone();
        }

        var amount = Measures[0].Amount;
        var sum = 0.0;
        foreach (var value in amount)
        {
            sum += value;
        }

        var floor = sum > 0 ? 0.01 * sum / amount.Length : 1;
        var pull = new double[amount.Length];
        for (var unit = 0; unit < pull.Length; unit++)
        {
            pull[unit] = amount[unit] + floor;
        }

        return pull;
    }
}
