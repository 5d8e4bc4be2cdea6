namespace Bailiwick.Solver.Medians;

/// <summary>What a p-median run found.</summary>
/// <param name="PartOfUnit">By unit: the part it is in, 0 .. Medians - 1.</param>
/// <param name="CenterOfPart">By part: the unit that is its center; it is in the part itself.</param>
/// <param name="Cost">Sum of weight times distance (or its square) to the centers, recomputed from zero.</param>
/// <param name="Load">By part: demand served.</param>
/// <param name="Overload">Sum over the parts of demand beyond the capacity; 0 when all capacities hold.</param>
/// <param name="Bound">No division that holds all capacities costs less (Lagrangian of the assignments, a knapsack a center); at least 0.</param>
/// <param name="Steps">Moves proposed.</param>
/// <param name="IsComplete">False when the run was cancelled.</param>
public sealed record MedianDivision(
    int[] PartOfUnit, int[] CenterOfPart, double Cost, double[] Load, double Overload, double Bound, long Steps, bool IsComplete)
{
    /// <summary>(Cost - Bound) / Bound; 0 when both are 0, infinite when only the bound is.</summary>
    public double Gap => Bound > 0 ? (Cost - Bound) / Bound : Cost > 0 ? double.PositiveInfinity : 0;
}
