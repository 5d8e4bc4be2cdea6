namespace Bailiwick.Core.Quotas;

/// <summary>The part of the runs in which a number was reached, and what came out.</summary>
/// <param name="Key">A seller, a region, or the company.</param>
/// <param name="Number">What is to be reached.</param>
/// <param name="Chance">0 to 1.</param>
/// <param name="Low">The result that a tenth of the runs stayed below.</param>
/// <param name="Middle">The median result.</param>
/// <param name="High">The result that a tenth of the runs went beyond.</param>
public sealed record QuotaChances(string Key, double Number, double Chance, double Low, double Middle, double High);
