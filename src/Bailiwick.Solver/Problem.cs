namespace Bailiwick.Solver;

/// <summary>
/// Units to divide into parts. Flat arrays in unit order; nothing here is copied or changed by a solver.
/// Checked once by <see cref="Validate"/>.
/// </summary>
public sealed record Problem
{
    /// <summary>How many parts, at least 1.</summary>
    public required int Parts { get; init; }

    /// <summary>Coordinate by unit, finite: kilometers in a plane, or degrees of longitude; see <see cref="Metric"/>.</summary>
    public required double[] X { get; init; }

    /// <summary>Coordinate by unit, finite: kilometers in a plane, or degrees of latitude from -90 to 90; see <see cref="Metric"/>.</summary>
    public required double[] Y { get; init; }

    /// <summary>What <see cref="X"/> and <see cref="Y"/> mean.</summary>
    public Metric Metric { get; init; }

    /// <summary>Costs to the parts' centers in place of distances. Null: distances by <see cref="Metric"/>.</summary>
    public Travel? Travel { get; init; }

    /// <summary>What makes a part compact.</summary>
    public Objective Objective { get; init; }

    /// <summary>Compactness weight by unit, at least 0. Null: the first measure; where that is 0 a unit still pulls a little.</summary>
    public double[]? Weight { get; init; }

    /// <summary>What is to be balanced: at least one measure.</summary>
    public required Measure[] Measures { get; init; }

    /// <summary>Bounds by further measures, without targets.</summary>
    public Limit[] Limits { get; init; } = [];

    /// <summary>Farthest that a unit may be from its part's center, kilometers or the unit of <see cref="Travel"/> (its root under the squared objective); infinite for no cap.</summary>
    public double MaxDistance { get; init; } = double.PositiveInfinity;

    /// <summary>Which units touch. Null: points without neighbors; contiguity cannot be asked for then.</summary>
    public Graph? Graph { get; init; }

    /// <summary>Whether each part must be one piece on <see cref="Graph"/>.</summary>
    public bool Contiguous { get; init; }

    /// <summary>By part: whether it must be one piece, in place of <see cref="Contiguous"/>. Null: all or none.</summary>
    public bool[]? ContiguousPart { get; init; }

    /// <summary>Groups of units that must be in one part, of two or more units each; a unit is in one group at most. Null: none.</summary>
    public int[][]? Together { get; init; }

    /// <summary>Groups of units that must each be in another part. Null: none.</summary>
    public int[][]? Apart { get; init; }

    /// <summary>By unit: the part it is locked to, or -1. Null: none is locked.</summary>
    public int[]? LockedPart { get; init; }

    /// <summary>By part: true when no unit may enter or leave (units now in it must be locked to it). Null: all open.</summary>
    public bool[]? ClosedPart { get; init; }

    /// <summary>By unit: the part it is in today, or -1. The start of a warm run, and what disruption is measured against. Null: none.</summary>
    public int[]? Present { get; init; }

    /// <summary>Cost of moving a mean unit away from <see cref="Present"/>, relative to the mean cost of a unit; 0 or more. 0: moves are free.</summary>
    public double DisruptionPrice { get; init; }

    /// <summary>By unit: what is at stake when it moves, at least 0; a unit's price and its part in the moved share go by it. Null: price per unit, share of the first measure.</summary>
    public double[]? DisruptionValue { get; init; }

    /// <summary>Greatest share of the value that may move, 0 to 1; 1 for no cap. See <see cref="Score.MovedShare"/>.</summary>
    public double MaxMovedShare { get; init; } = 1;

    /// <summary>By part: a fixed center (home), in the coordinates of <see cref="X"/>, NaN for free. Null: all centers are free.</summary>
    public double[]? CenterX { get; init; }

    /// <summary>See <see cref="CenterX"/>.</summary>
    public double[]? CenterY { get; init; }

    /// <summary>How many units.</summary>
    public int Units => X.Length;

    /// <summary>Whether a part must be one piece.</summary>
    public bool IsContiguous(int part) => ContiguousPart is null ? Contiguous : ContiguousPart[part];

    /// <summary>Whether any part must be one piece.</summary>
    public bool AsksForContiguity => ContiguousPart is null ? Contiguous : Array.Exists(ContiguousPart, isAsked => isAsked);

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
