using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>Hands the seats' numbers down the alignment's areas with the over-assignment of each level; overlays stand beside.</summary>
internal sealed class HandedQuotas(QuotaContent content, AreaView view, decimal unit)
{
    public sealed record Made(decimal Company, IReadOnlyList<Waterfall.Team> Teams, decimal[] Handed);

    public static bool IsOverlay(QuotaSeat seat) => seat.Areas.Count > 0 && seat.Areas.All(credit => credit.Overlay);

    /// <summary>A seat's team is the area above its first territory; a seat without territories stands below the company.</summary>
    public static ImmutableArray<int> TeamsOf(QuotaSeat seat, AreaView view) =>
        seat.Areas.Count == 0 ? [] : [.. view.Areas.PathTo(new AreaNumber(seat.Areas[0].Area)).SkipLast(1).Select(area => area.Number.Value)];

    public Outcome<Made> Of(decimal[] baselines)
    {
        var waterfall = new Waterfall((content.OverAssignment ?? []).ToImmutableDictionary(uplift => uplift.Level, uplift => uplift.Percent), unit);
        var carrying = content.Seats.Index().Where(one => !IsOverlay(one.Item)).ToList();
        var down = waterfall.Down([.. carrying.Select(one => new Waterfall.Seat(one.Item.Key, TeamsOf(one.Item, view), baselines[one.Index]))]);
        if (!down.IsDone)
        {
            return down.Refusal;
        }

        var handed = new decimal[baselines.Length];
        foreach (var (place, one) in carrying.Index())
        {
            handed[one.Index] = down.Value.Handed[place];
        }

        foreach (var (i, seat) in content.Seats.Index().Where(one => IsOverlay(one.Item)))
        {
            var beside = waterfall.Beside(baselines[i], TeamsOf(seat, view).Length);
            if (!beside.IsDone)
            {
                return beside.Refusal;
            }

            handed[i] = beside.Value;
        }

        return new Made(down.Value.Teams[0].HandedDown, down.Value.Teams, handed);
    }

    public static List<QuotaEvaluation.TeamFigures> Shown(Made made, QuotaContent content, AreaView view, List<QuotaEvaluation.SeatFigures> seats)
    {
        var quotaOfTeam = content.Seats.Index().Where(one => !IsOverlay(one.Item))
            .SelectMany(one => TeamsOf(one.Item, view).Select(team => (team, seats[one.Index].Quota)))
            .GroupBy(one => one.team).ToDictionary(team => team.Key, team => team.Sum(one => one.Quota));
        return [.. made.Teams.Where(team => team.Area is not null).Select(team => (Team: team, Area: view.Areas.Find(new AreaNumber(team.Area!.Value))!)).Select(one =>
            new QuotaEvaluation.TeamFigures(
                one.Area.Number.Value, one.Area.Name, one.Team.Level, one.Area.Parent == AreaNumber.None ? null : one.Area.Parent.Value, one.Team.Number, one.Team.HandedDown,
                quotaOfTeam[one.Area.Number.Value]))];
    }
}
