namespace Bailiwick.Core.Targets;

/// <summary>What one unit of a currency is worth in the plan's currency from a day on.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Rate">Above 0.</param>
public sealed record DatedRate(string Currency, DateOnly From, decimal Rate);
