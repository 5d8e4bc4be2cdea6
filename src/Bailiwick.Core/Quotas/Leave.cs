namespace Bailiwick.Core.Quotas;

/// <summary>Days a seller does not carry a quota, half-open.</summary>
/// <param name="From">The first day away.</param>
/// <param name="To">The first day back.</param>
public sealed record Leave(DateOnly From, DateOnly To);
