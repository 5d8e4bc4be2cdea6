namespace Bailiwick.Server.Targets.Wire;

/// <summary>One thing entered for one account.</summary>
/// <param name="Account">Its key.</param>
/// <param name="Field">What is said.</param>
/// <param name="Amount">The number, in the plan's currency.</param>
/// <param name="Text">Reason or comment.</param>
/// <param name="Splits">Of a shared account.</param>
public sealed record TargetCellEntry(string Account, TargetCellField Field, decimal? Amount = null, string? Text = null, IReadOnlyList<TargetSplit>? Splits = null);
