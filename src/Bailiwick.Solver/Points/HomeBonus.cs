namespace Bailiwick.Solver.Points;

/// <summary>What it costs a unit to be away from its present part.</summary>
/// <param name="Present">By unit: its part today, or -1.</param>
/// <param name="PricePerPull">By unit: the cost, per pull.</param>
internal sealed record HomeBonus(int[] Present, double[] PricePerPull)
{
    /// <summary>What a unit pays in a part, per pull.</summary>
    public double In(int unit, int part) => Present[unit] < 0 || Present[unit] == part ? 0 : PricePerPull[unit];
}
