namespace Bailiwick.Core.Targets;

/// <summary>What one account gets.</summary>
/// <param name="Key">The account.</param>
/// <param name="Amount">The effective amount; null when not eligible.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Group">The place of its group in <see cref="Allocation.Groups"/>, or -1 when not eligible.</param>
public readonly record struct AllocatedAmount(string Key, decimal? Amount, AmountSource Source, int Group);
