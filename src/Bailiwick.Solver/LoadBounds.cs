namespace Bailiwick.Solver;

/// <summary>What a part is to hold of a measure, in the measure's own unit.</summary>
/// <param name="Target">The load wanted.</param>
/// <param name="Least">The least load allowed, at least 0.</param>
/// <param name="Most">The greatest load allowed, at least <paramref name="Least"/>; infinite for none.</param>
public readonly record struct LoadBounds(double Target, double Least, double Most)
{
    // Sums in another order differ in the last digits; a load exactly at its bound is inside it.
    private const double Rounding = 1e-9;

    /// <summary>Whether a load is inside, but for rounding. The scale is the mean load of a part.</summary>
    public bool Holds(double load, double scale)
    {
        var slack = Rounding * Math.Max(Target, scale);
        return load >= Least - slack && load <= Most + slack;
    }
}
