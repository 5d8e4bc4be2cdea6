using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>A baseline from a past figure with growth and relief.</summary>
/// <param name="Formula">How the two act together.</param>
/// <param name="GrowthPercent">Growth.</param>
/// <param name="ReliefPercent">Relief.</param>
public sealed record GrowthBaseline(GrowthFormula Formula, decimal GrowthPercent, decimal ReliefPercent = 0)
{
    /// <summary>What growth is allowed, in per cent, ends included; null for no limit.</summary>
    public (decimal Least, decimal Most)? GrowthRails { get; init; }

    /// <summary>What relief is allowed, in per cent, ends included; null for no limit.</summary>
    public (decimal Least, decimal Most)? ReliefRails { get; init; }

    /// <summary>The baseline of a past figure, half away from zero to the unit; refused outside the guard rails.</summary>
    public Outcome<decimal> Of(decimal past, decimal unit)
    {
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        if (GrowthRails is { } growth && (GrowthPercent < growth.Least || GrowthPercent > growth.Most))
        {
            return QuotaRefusals.OutsideRails("A growth", GrowthPercent, growth);
        }

        if (ReliefRails is { } relief && (ReliefPercent < relief.Least || ReliefPercent > relief.Most))
        {
            return QuotaRefusals.OutsideRails("A relief", ReliefPercent, relief);
        }

        var factor = Formula == GrowthFormula.Additive
            ? 1 + ((GrowthPercent - ReliefPercent) / 100)
            : (1 + (GrowthPercent / 100)) * (1 - (ReliefPercent / 100));
        return Shares.Round(past * factor, unit);
    }
}
