namespace Bailiwick.Server.Quotas.Wire;

/// <summary>The plan and revision a scenario was copied from.</summary>
public sealed record QuotaCopiedFrom(Guid Id, string Name, int Revision);
