namespace Bailiwick.Solver;

/// <summary>
/// A problem made ready for the inner loops: units in Hilbert order, amounts as multiples of the mean part, no nulls. Never changes.
/// </summary>
internal sealed class Instance
{
    public required int Units { get; init; }

    public required int Parts { get; init; }

    public required int Measures { get; init; }

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    /// <summary>Weight in the inertia by unit, above 0; the mean is 1.</summary>
    public required double[] Pull { get; init; }

    /// <summary>[unit * Measures + measure], in mean parts.</summary>
    public required double[] Amount { get; init; }

    /// <summary>By unit: mean over the measures of its amounts; what the transport balances.</summary>
    public required double[] Blend { get; init; }

    /// <summary>[part * Measures + measure].</summary>
    public required double[] Target { get; init; }

    /// <summary>[part * Measures + measure]: least load allowed.</summary>
    public required double[] Low { get; init; }

    /// <summary>[part * Measures + measure]: greatest load allowed.</summary>
    public required double[] High { get; init; }

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

    /// <summary>By unit here: the unit in the problem.</summary>
    public required int[] Original { get; init; }

    public required double DisruptionPrice { get; init; }

    /// <summary>Whether the present division is whole enough to start from: all parts have units and few units have no part.</summary>
    public required bool IsWarm { get; init; }

    public bool IsContiguous => Start is not null;

    /// <summary>The division in the problem's unit order.</summary>
    public int[] InProblemOrder(int[] part)
    {
        var result = new int[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            result[Original[unit]] = part[unit];
        }

        return result;
    }
}
