using Bailiwick.Core.Quotas;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>Where a seat's number begins: its account targets, its own past with growth and relief, or its part of the potential.</summary>
public sealed record QuotaBaseline(
    QuotaBaselineKind Kind,
    GrowthFormula Formula = GrowthFormula.Additive,
    decimal GrowthPercent = 0,
    decimal ReliefPercent = 0,
    decimal? MostGrowthPercent = null,
    decimal? LeastGrowthPercent = null);
