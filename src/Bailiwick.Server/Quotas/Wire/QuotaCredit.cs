namespace Bailiwick.Server.Quotas.Wire;

/// <summary>A seat's part of a territory: splits add up to 100 by territory, an overlay carries its percent beside.</summary>
public sealed record QuotaCredit(int Area, decimal Percent = 100, bool Overlay = false);
