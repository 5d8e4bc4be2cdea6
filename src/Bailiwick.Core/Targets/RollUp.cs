using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Adds account targets up a hierarchy: stored rounded numbers only, so that every level adds up to the one above.</summary>
public static class RollUp
{
    /// <summary>
    /// By area, in the order given. A shared account is divided by largest remainders, so that its parts add up to it; overlays are rounded
    /// half away from zero and kept apart. O(areas + parts).
    /// </summary>
    /// <param name="areas">Key and parent of each area; one top.</param>
    /// <param name="accounts">With their parts.</param>
    /// <param name="unit">The unit of rounding for parts of shared accounts.</param>
    public static Outcome<ImmutableArray<AreaRollUp>> Of(
        IReadOnlyList<(string Key, string? Parent)> areas, IReadOnlyList<AccountTarget> accounts, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(accounts);
        var tree = TargetTree.Of(areas);
        if (unit <= 0 || !tree.IsDone)
        {
            return unit <= 0 ? TargetRefusals.BadUnit(unit) : tree.Refusal!;
        }

        var place = areas.Index().ToDictionary(one => one.Item.Key, one => one.Index, StringComparer.Ordinal);
        var (amount, overlay, count) = (new decimal[areas.Count], new decimal[areas.Count], new int[areas.Count]);
        foreach (var account in accounts)
        {
            // Nearly every account lies in one area.
            if (account.Areas is [{ Percent: 100, IsOverlay: false } only] && place.TryGetValue(only.Area, out var whole))
            {
                amount[whole] += account.Amount;
                count[whole]++;
                continue;
            }

            if (Check(account, place) is { } refusal)
            {
                return refusal;
            }

            var parts = account.Areas.Where(part => !part.IsOverlay).ToList();
            var amounts = parts.Count == 0
                ? []
                : Shares.Divide(account.Amount, unit, [.. parts.Select(part => part.Percent)], [.. parts.Select(part => part.Area)]);
            foreach (var (i, part) in parts.Index())
            {
                amount[place[part.Area]] += amounts[i];
                count[place[part.Area]]++;
            }

            foreach (var part in account.Areas.Where(part => part.IsOverlay))
            {
                overlay[place[part.Area]] += Shares.Round(account.Amount * part.Percent / 100, unit);
            }
        }

        foreach (var area in tree.Value.TopDown.Reverse())
        {
            if (tree.Value.ParentOf(area) is >= 0 and var above)
            {
                amount[above] += amount[area];
                overlay[above] += overlay[area];
                count[above] += count[area];
            }
        }

        return ImmutableArray.CreateRange(areas.Select((area, i) => new AreaRollUp(area.Key, area.Parent, amount[i], overlay[i], count[i])));
    }

    /// <summary>What an area hands down: its number with the over-assignment, rounded half away from zero; its own number stays.</summary>
    /// <param name="number">The area's own number.</param>
    /// <param name="upliftPercent">Over-assignment in per cent, above -100.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public static Outcome<decimal> HandedDown(decimal number, decimal upliftPercent, decimal unit) =>
        unit <= 0 ? TargetRefusals.BadUnit(unit)
        : upliftPercent <= -100 ? TargetRefusals.BadUplift(upliftPercent)
        : Shares.Round(number * (1 + (upliftPercent / 100)), unit);

    private static Refusal? Check(AccountTarget account, Dictionary<string, int> place)
    {
        foreach (var part in account.Areas)
        {
            if (!place.ContainsKey(part.Area))
            {
                return TargetRefusals.UnknownKey(part.Area, "area");
            }

            if (part.Percent is < 0 or > 100)
            {
                return TargetRefusals.SplitPercents(account.Key, part.Percent);
            }
        }

        var parts = account.Areas.Where(part => !part.IsOverlay).ToList();
        if (parts.GroupBy(part => part.Area, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return TargetRefusals.DuplicateKey(twice.Key, $"area of \"{account.Key}\"");
        }

        var sum = parts.Sum(part => part.Percent);
        return parts.Count > 0 && sum != 100 ? TargetRefusals.SplitPercents(account.Key, sum) : null;
    }
}
