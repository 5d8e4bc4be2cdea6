namespace Bailiwick.Solver.Medians;

/// <summary>What could be packed: a unit, what it pays, what it takes.</summary>
internal readonly record struct PackingItem(int Unit, double Profit, double Demand)
{
    /// <summary>Profit per demand; infinite for what takes nothing.</summary>
    public double Density { get; } = Demand > 0 ? Profit / Demand : double.PositiveInfinity;
}
