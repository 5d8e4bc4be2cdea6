namespace Bailiwick.Server.Targets.Wire;

/// <summary>A period of the plan's year.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Start">Its first day.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Amount">Its part of the amount, by the plan's season.</param>
public sealed record TargetPeriod(int Number, int Quarter, DateOnly Start, DateOnly LastDay, decimal? Amount);
