namespace Bailiwick.Server.Targets.Wire;

/// <summary>What finance gives one area.</summary>
public sealed record TargetAreaTotal(int Area, decimal Total);
