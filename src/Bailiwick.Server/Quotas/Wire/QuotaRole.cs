namespace Bailiwick.Server.Quotas.Wire;

/// <summary>What holds for all seats of a role: the band of quota to on-target earnings, ends included, and the ramp.</summary>
public sealed record QuotaRole(string Name, decimal? BandLow = null, decimal? BandHigh = null, IReadOnlyList<decimal>? Ramp = null);
