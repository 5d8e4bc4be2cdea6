namespace Bailiwick.Core.Quotas;

/// <summary>One person's part of a number.</summary>
/// <param name="Seller">Who.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="IsOverlay">Carried beside the split: each overlay carries its percent of the whole.</param>
public sealed record Credit(string Seller, decimal Percent, bool IsOverlay = false);
