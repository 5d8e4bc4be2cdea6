namespace Bailiwick.Server.Quotas.Wire;

/// <summary>Over-assignment of one level, hidden from those below it.</summary>
/// <param name="Level">1 is from the company to the first level of areas, and so on; the last one is to the sellers.</param>
/// <param name="Percent">How much more is handed down, above -100.</param>
public sealed record QuotaUplift(int Level, decimal Percent);
