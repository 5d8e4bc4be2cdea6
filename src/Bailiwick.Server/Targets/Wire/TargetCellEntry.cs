namespace Bailiwick.Server.Targets.Wire;

/// <summary>One thing entered for one account.</summary>
/// <param name="Account">Its key.</param>
/// <param name="Field">What is said.</param>
/// <param name="Amount">The number, in the plan's currency unless another is named.</param>
/// <param name="Text">Reason or comment.</param>
/// <param name="Splits">Of a shared account.</param>
/// <param name="Currency">Converted at the plan's rate of the year's first day and kept in the plan's currency.</param>
public sealed record TargetCellEntry(string Account, TargetCellField Field, decimal? Amount = null, string? Text = null, IReadOnlyList<TargetSplit>? Splits = null, string? Currency = null);
