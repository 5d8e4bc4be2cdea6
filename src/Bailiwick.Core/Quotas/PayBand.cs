namespace Bailiwick.Core.Quotas;

/// <summary>What a role's quota is to be, as a multiple of its on-target earnings.</summary>
/// <param name="Low">The lower end, included.</param>
/// <param name="High">The upper end, included.</param>
public sealed record PayBand(decimal Low, decimal High)
{
    /// <summary>Compares a quota with on-target earnings.</summary>
    public Outcome<(decimal Ratio, BandPlace Place)> Judge(string seller, decimal quota, decimal onTargetEarnings) =>
        Low <= 0 || High < Low ? QuotaRefusals.BadBand(Low, High)
        : onTargetEarnings <= 0 ? QuotaRefusals.BadPay(seller, onTargetEarnings)
        : (quota / onTargetEarnings, quota < Low * onTargetEarnings ? BandPlace.Below : quota > High * onTargetEarnings ? BandPlace.Above : BandPlace.Inside);
}
