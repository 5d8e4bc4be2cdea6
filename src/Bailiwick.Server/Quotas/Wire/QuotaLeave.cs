namespace Bailiwick.Server.Quotas.Wire;

/// <summary>Days away, from the first one to the first one back.</summary>
public sealed record QuotaLeave(DateOnly From, DateOnly To);
