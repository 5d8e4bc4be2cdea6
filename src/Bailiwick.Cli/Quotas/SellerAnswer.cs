using System.Collections.Immutable;
using Bailiwick.Cli.Engine;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;

namespace Bailiwick.Cli.Quotas;

/// <summary>What is said of each seller, and of all together.</summary>
internal static class SellerAnswer
{
    public static object Of(QuotaFile file, FiscalYear year)
    {
        if (file.Sellers.GroupBy(seller => seller.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw EngineFile.Refused(TargetRefusals.DuplicateKey(twice.Key, "seller"));
        }

        return file.Sellers.Select(seller => new
        {
            seller.Key,
            seller.Quota,
            Targets = TargetsOf(seller),
            Gap = seller.Quota is { } quota && TargetsOf(seller) is { } targets
                ? EngineFile.Need(QuotaGap.Of(quota, targets, file.Thresholds.OkTo, file.Thresholds.WatchTo))
                : null,
            Concentration = seller.Accounts is { } accounts ? Concentration.Of([.. accounts.Select(one => (one.Key, one.Amount))], file.MajorityShare) : null,
            Pay = PayOf(seller),
            Periods = PeriodsOf(seller, year, file.Unit),
        }).ToList();
    }

    public static object FairnessOf(QuotaFile file)
    {
        var withQuota = file.Sellers.Where(seller => seller.Quota is not null).ToList();
        var withPotential = withQuota.Where(seller => seller.Potential is not null).ToList();
        var withAttainment = withQuota.Where(seller => seller.Attainment is not null).ToList();
        return new
        {
            Quotas = withQuota.Count == 0 ? null : Evenness.Of([.. withQuota.Select(seller => seller.Quota!.Value)], file.BandPercent / 100),
            Attainments = withAttainment.Count == 0 ? null : Evenness.Of([.. withAttainment.Select(seller => seller.Attainment!.Value)], file.BandPercent / 100),
            QuotaWithPotential = Evenness.Correlation([.. withPotential.Select(seller => seller.Quota!.Value)], [.. withPotential.Select(seller => seller.Potential!.Value)]),
            AttainmentWithSize = Evenness.Correlation([.. withAttainment.Select(seller => seller.Attainment!.Value)], [.. withAttainment.Select(seller => seller.Quota!.Value)]),
        };
    }

    private static decimal? TargetsOf(QuotaFile.SellerEntry seller) => seller.Accounts?.Sum(account => account.Amount) ?? seller.Targets;

    private static object? PayOf(QuotaFile.SellerEntry seller)
    {
        if (seller is not { Quota: { } quota, OnTargetEarnings: { } pay, Band: { } band })
        {
            return null;
        }

        var (ratio, place) = EngineFile.Need(new PayBand(band.Low, band.High).Judge(seller.Key, quota, pay));
        return new { Ratio = ratio, Place = place };
    }

    private static ImmutableArray<SeatPeriod>? PeriodsOf(QuotaFile.SellerEntry seller, FiscalYear year, decimal unit) => seller.FullQuota is not { } full
        ? null
        : EngineFile.Need(SeatQuota.Of(
            new Seat(seller.Key, seller.Start ?? year.Start.AddYears(-50))
            {
                End = seller.End,
                Ramp = new RampProfile([.. seller.Ramp]),
                SeniorityPercent = seller.SeniorityPercent,
                FocusPercent = seller.FocusPercent,
                Leaves = [.. seller.Leaves],
                IsVacant = seller.Vacant,
            },
            year, full, unit));
}
