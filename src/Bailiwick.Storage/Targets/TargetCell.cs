namespace Bailiwick.Storage.Targets;

/// <summary>One thing entered for one account; nothing in both clears it.</summary>
/// <param name="Record">Its place in the dataset, from 0.</param>
/// <param name="Field">What is said.</param>
/// <param name="Amount">The number.</param>
/// <param name="Words">Reason, comment or splits.</param>
public readonly record struct TargetCell(int Record, TargetField Field, decimal? Amount, string? Words);
