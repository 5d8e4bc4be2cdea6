using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Judges settings against the alignment and the year; the allocation itself judges the rest.</summary>
internal static class SettingsRules
{
    public static Refusal? Check(TargetSettings settings, AreaView view, FiscalYear year, string currency)
    {
        if (settings.Total is null == settings.AreaTotals is null)
        {
            return TargetPlanRefusals.OneTotal(settings.Total is null);
        }

        if (PlanRates.Of(currency, [.. settings.Rates ?? []]) is { IsDone: false } badRate)
        {
            return badRate.Refusal;
        }

        if (settings.MajorityShare is <= 0 or > 1)
        {
            return TargetPlanRefusals.BadShare(settings.MajorityShare);
        }

        if (settings.BandPercent < 0)
        {
            return TargetPlanRefusals.BadBand(settings.BandPercent);
        }

        var seasoned = settings.Seasoned();
        if (!seasoned.IsDone)
        {
            return seasoned.Refusal;
        }

        if (settings.Products is { } products && ReadTargetProducts.Check(products, view, year.Periods.Length) is { } badProducts)
        {
            return badProducts;
        }

        if (seasoned.Value.Season is { } season && Seasonality.Given(season, year.Periods.Length) is { IsDone: false } bad)
        {
            return bad.Refusal;
        }

        return Areas(settings.AreaTotals ?? [], view) ?? Nodes(settings.Reconcile?.Nodes ?? [], view);
    }

    private static Refusal? Areas(IReadOnlyList<TargetAreaTotal> totals, AreaView view)
    {
        if (totals.GroupBy(one => one.Area).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return TargetRefusals.DuplicateKey($"{twice.Key}", "area");
        }

        var first = default(int?);
        foreach (var one in totals)
        {
            if (view.Areas.Find(new AreaNumber(one.Area)) is not { } area)
            {
                return TargetPlanRefusals.UnknownArea(one.Area);
            }

            first ??= area.Level;
            if (area.Level != first)
            {
                return TargetPlanRefusals.MixedLevels(one.Area, area.Level, first.Value);
            }
        }

        return null;
    }

    private static Refusal? Nodes(IReadOnlyList<TargetNode> nodes, AreaView view)
    {
        if (nodes.GroupBy(one => one.Area).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return TargetRefusals.DuplicateKey($"{twice.Key}", "area");
        }

        return nodes.FirstOrDefault(one => one.Area != -1 && view.Areas.Find(new AreaNumber(one.Area)) is null) is { } unknown
            ? TargetPlanRefusals.UnknownArea(unknown.Area)
            : null;
    }
}
