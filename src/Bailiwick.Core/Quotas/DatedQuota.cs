namespace Bailiwick.Core.Quotas;

/// <summary>A quota from a day on.</summary>
/// <param name="From">The first day it holds.</param>
/// <param name="Amount">The quota.</param>
public sealed record DatedQuota(DateOnly From, decimal Amount);
