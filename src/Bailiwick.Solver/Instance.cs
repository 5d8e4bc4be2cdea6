namespace Bailiwick.Solver;

/// <summary>
/// A problem made ready for the inner loops: units in Hilbert order, amounts as multiples of the mean part, no nulls. Never changes.
/// </summary>
internal sealed record Instance
{
    public required int Units { get; init; }

    public required int Parts { get; init; }

    /// <summary>Amounts by unit: the balanced measures, then the limits, which have bounds but no targets.</summary>
    public required int Measures { get; init; }

    /// <summary>How many of them, the first, are balanced.</summary>
    public required int Balanced { get; init; }

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    /// <summary>What was taken from the plane's coordinates.</summary>
    public double OriginX { get; init; }

    public double OriginY { get; init; }

    /// <summary>Weight in the inertia by unit, above 0; the mean is 1.</summary>
    public required double[] Pull { get; init; }

    /// <summary>[unit * Measures + measure], in mean parts.</summary>
    public required double[] Amount { get; init; }

    /// <summary>By unit: mean over the balanced measures of its amounts; what the transport balances.</summary>
    public required double[] Blend { get; init; }

    /// <summary>[part * Measures + measure]; 0 for limits.</summary>
    public required double[] Target { get; init; }

    /// <summary>[part * Measures + measure]: least load allowed.</summary>
    public required double[] Low { get; init; }

    /// <summary>[part * Measures + measure]: greatest load allowed; may be infinite.</summary>
    public required double[] High { get; init; }

    /// <summary>[part * Measures + measure]: factor on the load out of bounds.</summary>
    public required double[] Priority { get; init; }

    /// <summary>By unit: its locked part or -1.</summary>
    public required int[] Lock { get; init; }

    public required bool[] Closed { get; init; }

    /// <summary>By unit: its part today or -1.</summary>
    public required int[] Present { get; init; }

    /// <summary>By part: true when its center is given.</summary>
    public required bool[] Pinned { get; init; }

    public required double[] PinX { get; init; }

    public required double[] PinY { get; init; }

    /// <summary>Offsets of the rows of <see cref="Neighbor"/>; null when parts need not be contiguous.</summary>
    public required int[]? Start { get; init; }

    /// <summary>Neighbors by row, with a bridge between the components of the graph.</summary>
    public required int[] Neighbor { get; init; }

    /// <summary>By entry of <see cref="Neighbor"/>: the unit whose row it is in.</summary>
    public required int[] Source { get; init; }

    /// <summary>By part: whether it must be one piece; all false without <see cref="Start"/>.</summary>
    public required bool[] ContiguousPart { get; init; }

    /// <summary>By unit here: the (first) unit in the problem. Units that must stay together are one unit here.</summary>
    public required int[] Original { get; init; }

    /// <summary>By unit in the problem: the unit here.</summary>
    public required int[] Place { get; init; }

    /// <summary>By unit: units that must be in other parts than it. Null: none anywhere; a null row: none.</summary>
    public required int[]?[]? Apart { get; init; }

    /// <summary>What makes a part compact.</summary>
    public required Objective Objective { get; init; }

    /// <summary>Cost of a unit, per pull, to a part's center in place of its distance (squared where the objective is); null: distances.</summary>
    public required Func<int, int, double>? Travel { get; init; }

    /// <summary>Farthest that a unit may be from its center; infinite for no cap.</summary>
    public required double MaxDistance { get; init; }

    public required double DisruptionPrice { get; init; }

    /// <summary>By unit: what is at stake when it moves, in mean units; all 1 when the price is per unit.</summary>
    public required double[] MoveValue { get; init; }

    /// <summary>By unit: its share of what <see cref="Problem.MaxMovedShare"/> caps.</summary>
    public required double[] MovedShare { get; init; }

    /// <summary>Greatest sum of <see cref="MovedShare"/> over the moved units; 1 or more for no cap.</summary>
    public required double MaxMovedShare { get; init; }

    /// <summary>Whether the present division is whole enough to start from: all parts have units and few units have no part.</summary>
    public required bool IsWarm { get; init; }

    public bool IsContiguous => Start is not null;

    /// <summary>The division in the problem's unit order.</summary>
    public int[] InProblemOrder(int[] part)
    {
        var result = new int[Place.Length];
        for (var unit = 0; unit < result.Length; unit++)
        {
            result[unit] = part[Place[unit]];
        }

        return result;
    }
}
