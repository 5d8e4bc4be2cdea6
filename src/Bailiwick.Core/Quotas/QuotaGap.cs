namespace Bailiwick.Core.Quotas;

/// <summary>A quota beside the sum of its account targets.</summary>
/// <param name="Gap">Quota less targets.</param>
/// <param name="Ratio">Quota over targets; null without targets.</param>
/// <param name="Risk">As the thresholds judge it, their ends included.</param>
public sealed record QuotaGap(decimal Gap, decimal? Ratio, GapRisk Risk)
{
    /// <summary>Judges: ok to the first threshold, watch to the second, high above.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="targets">The sum of the account targets.</param>
    /// <param name="okTo">Ratio that is still ok; 1.00 usually.</param>
    /// <param name="watchTo">Ratio that is still to be watched; 1.10 usually.</param>
    public static Outcome<QuotaGap> Of(decimal quota, decimal targets, decimal okTo = 1.00m, decimal watchTo = 1.10m)
    {
        if (okTo <= 0 || watchTo < okTo)
        {
            return QuotaRefusals.BadBand(okTo, watchTo);
        }

        if (targets <= 0)
        {
            return new QuotaGap(quota - targets, null, GapRisk.NoBasis);
        }

        var risk = quota <= okTo * targets ? GapRisk.Ok : quota <= watchTo * targets ? GapRisk.Watch : GapRisk.High;
        return new QuotaGap(quota - targets, quota / targets, risk);
    }
}
