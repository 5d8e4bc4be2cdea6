namespace Bailiwick.Server.Targets.Wire;

/// <summary>An account that carries much.</summary>
public sealed record TargetCarrier(string Key, string? Name, decimal Amount);
