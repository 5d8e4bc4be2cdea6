using Bailiwick.Core;
using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>
/// What the areas of a view come to: stored rounded amounts added, shared accounts by their splits, overlays apart. O(records + areas). The
/// splits name areas of the plan's own alignment; over another one every account counts where it lies.
/// </summary>
public sealed class AreaSums
{
    private readonly decimal[] _amounts;
    private readonly decimal[] _overlays;
    private readonly int[] _accounts;

    private AreaSums(int areas) => (_amounts, _overlays, _accounts) = (new decimal[areas + 1], new decimal[areas + 1], new int[areas + 1]);

    public static AreaSums Of(PlanFigures figures, decimal unit, AreaView? over = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var view = over ?? figures.View;
        var sums = new AreaSums(view.Areas.NumbersGiven);
        for (var record = 0; record < figures.Amounts.Length; record++)
        {
            if (figures.Amounts[record] is { } amount)
            {
                sums._amounts[view.AreaOfRecord[record] + 1] += amount;
                sums._accounts[view.AreaOfRecord[record] + 1]++;
            }
        }

        if (view.Alignment == figures.View.Alignment)
        {
            sums.Split(figures, view, unit);
        }

        sums.RollUp(view);
        return sums;
    }

    /// <summary>An area with everything below it; -1 for the accounts in no area.</summary>
    public decimal AmountOf(int area) => _amounts[area + 1];

    public decimal OverlayOf(int area) => _overlays[area + 1];

    public int AccountsOf(int area) => _accounts[area + 1];

    /// <summary>The parts an account counts in when it is shared; empty when it counts where it lies. Areas that are gone count as none.</summary>
    public static List<(int Area, decimal Amount, bool IsOverlay)> PartsOf(PlanFigures figures, int record, AreaView view, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(view);
        var splits = AccountRows.SplitsOf(figures.Given.Inputs.GetValueOrDefault(record));
        if (splits.Count == 0 || figures.Amounts[record] is not { } amount)
        {
            return [];
        }

        int Present(int area) => view.Areas.Find(new AreaNumber(area)) is { } found && found.Level == view.LowestLevel ? area : -1;
        var parts = splits.Where(split => !split.Overlay).ToList();
        var amounts = parts.Count == 0 ? [] : Shares.Divide(amount, unit, [.. parts.Select(part => part.Percent)], [.. parts.Select(part => $"{part.Area}")]);
        return
        [
            .. parts.Select((part, i) => (Present(part.Area), amounts[i], false)),
            .. splits.Where(split => split.Overlay).Select(split => (Present(split.Area), Shares.Round(amount * split.Percent / 100, unit), true)),
        ];
    }

    private void Split(PlanFigures figures, AreaView view, decimal unit)
    {
        foreach (var record in figures.Given.Inputs.Keys)
        {
            var parts = PartsOf(figures, record, view, unit);
            if (parts.Exists(part => !part.IsOverlay))
            {
                _amounts[view.AreaOfRecord[record] + 1] -= figures.Amounts[record]!.Value;
                _accounts[view.AreaOfRecord[record] + 1]--;
            }

            foreach (var (area, amount, isOverlay) in parts)
            {
                (isOverlay ? _overlays : _amounts)[area + 1] += amount;
                _accounts[area + 1] += isOverlay ? 0 : 1;
            }
        }
    }

    private void RollUp(AreaView view)
    {
        for (var level = view.LowestLevel; level > 0; level--)
        {
            foreach (var area in view.Areas.OfLevel(level))
            {
                var (place, above) = (area.Number.Value + 1, area.Parent.Value + 1);
                _amounts[above] += _amounts[place];
                _overlays[above] += _overlays[place];
                _accounts[above] += _accounts[place];
            }
        }
    }
}
