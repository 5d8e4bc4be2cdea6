namespace Bailiwick.Server.Targets.Wire;

/// <summary>The plan and revision a scenario was copied from.</summary>
public sealed record TargetCopiedFrom(Guid Id, string Name, int Revision);
