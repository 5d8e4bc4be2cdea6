namespace Bailiwick.Solver;

/// <summary>One number by unit that the parts are to share.</summary>
/// <param name="Amount">By unit, at least 0, finite.</param>
/// <param name="TargetShare">By part, at least 0, summing to 1. Null: equal shares.</param>
/// <param name="Tolerance">Allowed relative deviation from the target on both sides: 0.05 is five per cent.</param>
public sealed record Measure(double[] Amount, double[]? TargetShare, double Tolerance)
{
    /// <summary>By part: the least load allowed, in place of what the tolerance says; NaN where the tolerance holds. Null: the tolerance everywhere.</summary>
    public double[]? Least { get; init; }

    /// <summary>By part: the greatest load allowed; see <see cref="Least"/>.</summary>
    public double[]? Most { get; init; }

    /// <summary>How much a load out of bounds counts beside the other measures, above 0. Bounds that can all be met are met whatever it is.</summary>
    public double Priority { get; init; } = 1;

    /// <summary>What a part may hold. O(1).</summary>
    /// <param name="part">The part.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="total">Sum of <see cref="Amount"/> over all units.</param>
    public LoadBounds BoundsOf(int part, int parts, double total)
    {
        var target = total * (TargetShare is null ? 1.0 / parts : TargetShare[part]);
        var least = Least is null || double.IsNaN(Least[part]) ? target * (1 - Tolerance) : Least[part];
        // Where nothing is wanted there is no ratio: the tolerance is a share of the mean part instead.
        var most = Most is not null && !double.IsNaN(Most[part])
            ? Most[part]
            : target > 0 ? target * (1 + Tolerance) : Tolerance * total / parts;
        return new LoadBounds(target, Math.Max(0, least), most);
    }
}
