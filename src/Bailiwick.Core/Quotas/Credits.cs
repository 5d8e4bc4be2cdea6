using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>Divides a number among those who share it, and gives overlays theirs beside it.</summary>
public static class Credits
{
    /// <summary>By credit: split parts add up to the number exactly; overlays are rounded half away from zero.</summary>
    public static Outcome<IReadOnlyList<decimal>> Divide(decimal number, decimal unit, IReadOnlyList<Credit> credits)
    {
        ArgumentNullException.ThrowIfNull(credits);
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        foreach (var credit in credits)
        {
            if (credit.Percent is < 0 or > 100)
            {
                return QuotaRefusals.BadFactor($"The credit of {credit.Seller}", credit.Percent, 100);
            }
        }

        var split = credits.Where(credit => !credit.IsOverlay).ToList();
        var sum = split.Sum(credit => credit.Percent);
        if (split.Count > 0 && sum != 100)
        {
            return QuotaRefusals.SplitPercents(sum);
        }

        if (split.GroupBy(credit => credit.Seller, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return TargetRefusals.DuplicateKey(twice.Key, "seller");
        }

        var parts = split.Count == 0 ? [] : Shares.Divide(number, unit, [.. split.Select(credit => credit.Percent)], [.. split.Select(credit => credit.Seller)]);
        var next = 0;
        return credits.Select(credit => credit.IsOverlay ? Shares.Round(number * credit.Percent / 100, unit) : parts[next++]).ToList();
    }
}
