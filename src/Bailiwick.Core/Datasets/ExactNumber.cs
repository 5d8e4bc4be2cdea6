namespace Bailiwick.Core.Datasets;

/// <summary>A number as written: its digits and how many of them are decimals, beside the nearest double.</summary>
/// <param name="Value">The nearest double.</param>
/// <param name="Digits">The value times 10^<paramref name="Decimals"/>; meaningful only when <paramref name="IsExact"/>.</param>
/// <param name="Decimals">Decimals that matter (no trailing zeros), 0 to 18.</param>
/// <param name="IsExact">False when the number has more digits than 18 and only the double is to be had.</param>
public readonly record struct ExactNumber(double Value, long Digits, int Decimals, bool IsExact);
