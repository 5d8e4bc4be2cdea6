namespace Bailiwick.Core.Quotas;

/// <summary>Sellers who start in the same month and ramp alike.</summary>
/// <param name="Heads">How many start.</param>
/// <param name="StartMonth">Months before (0, -1 ...) or in the plan (1, 2 ...) they start in.</param>
/// <param name="Ramp">How they ramp.</param>
public sealed record Cohort(int Heads, int StartMonth, RampProfile Ramp)
{
    /// <summary>How many leave, by month of the plan; they leave on the first of it.</summary>
    public IReadOnlyDictionary<int, int> Leavers { get; init; } = new Dictionary<int, int>();
}
