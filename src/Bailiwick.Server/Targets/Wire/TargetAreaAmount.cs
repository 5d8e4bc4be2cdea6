namespace Bailiwick.Server.Targets.Wire;

/// <summary>An area's amount; -1 stands for the accounts in no area.</summary>
public sealed record TargetAreaAmount(int Area, decimal Amount, int Accounts);
