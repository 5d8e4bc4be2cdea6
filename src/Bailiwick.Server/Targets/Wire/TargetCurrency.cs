namespace Bailiwick.Server.Targets.Wire;

/// <summary>A currency that numbers of a plan may be entered in.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rate">What one unit of it is worth in the plan's currency on the year's first day.</param>
public sealed record TargetCurrency(string Currency, decimal Rate);
