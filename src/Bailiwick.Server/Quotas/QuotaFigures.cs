using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>Works a quota plan out over a target plan: baselines, what ramps leave, gaps, capacity. Pure; stored nowhere but when it is approved.</summary>
internal sealed class QuotaFigures(QuotaContent content, TargetReading.Taken taken, PlanFigures figures, (FiscalYear Year, QuotaSeason Season) time)
{
    private const int MostNamed = 5;

    private readonly FiscalYear _year = time.Year;
    private readonly QuotaSeason _season = time.Season;
    private readonly decimal _unit = taken.Held.Unit;
    private readonly AreaView _view = taken.View;
    private readonly AreaSums _sums = AreaSums.Of(figures, taken.Held.Unit);
    private readonly ILookup<int, int> _recordsOfArea = Enumerable.Range(0, figures.Amounts.Length)
        .Where(record => figures.Amounts[record] is not null).ToLookup(record => taken.View.AreaOfRecord[record]);

    public Outcome<QuotaEvaluation> Run(int revision)
    {
        if (SeatRules.Check(content, _view) is { } refusal)
        {
            return refusal;
        }

        var shared = Shared();
        if (!shared.IsDone)
        {
            return shared.Refusal;
        }

        var potentials = Potentials();
        var baselines = Baselines(shared.Value, potentials);
        if (!baselines.IsDone)
        {
            return baselines.Refusal;
        }

        var handed = new HandedQuotas(content, _view, _unit).Of(baselines.Value);
        if (!handed.IsDone)
        {
            return handed.Refusal;
        }

        var seats = new List<QuotaEvaluation.SeatFigures>();
        foreach (var (i, seat) in content.Seats.Index())
        {
            var made = SeatOf(seat, (shared.Value[i], potentials?[i]), (baselines.Value[i], handed.Value.Handed[i]));
            if (!made.IsDone)
            {
                return made.Refusal;
            }

            seats.Add(made.Value);
        }

        if (Teams(seats) is { } broken)
        {
            return broken;
        }

        var whole = Whole(seats, handed.Value.Company);
        return whole.IsDone
            ? new QuotaEvaluation(
                revision, taken.Open.Revision, taken.Held.Row.Currency, seats, whole.Value, _unit, _season.Shown(), HandedQuotas.Shown(handed.Value, content, _view, seats), _year.Number)
            : whole.Refusal;
    }

    private decimal Number => content.Number ?? figures.Parts.Sum(part => part.Total);

    // By seat: its parts of the territories' targets. Splits of a territory add up to 100 and to its target exactly; overlays stand beside.
    private Outcome<decimal[]> Shared()
    {
        var targets = new decimal[content.Seats.Count];
        var credits = content.Seats.SelectMany((seat, i) => seat.Areas.Select(credit => (Seat: i, Credit: credit)));
        foreach (var area in credits.GroupBy(one => one.Credit.Area).OrderBy(group => group.Key))
        {
            var list = area.ToList();
            var divided = Credits.Divide(
                _sums.AmountOf(area.Key), _unit, [.. list.Select(one => new Credit(content.Seats[one.Seat].Key, one.Credit.Percent, one.Credit.Overlay))]);
            if (!divided.IsDone)
            {
                return divided.Refusal with { Message = $"{_view.Areas.Find(new AreaNumber(area.Key))!.Name}: {divided.Refusal.Message}" };
            }

            foreach (var (i, one) in list.Index())
            {
                targets[one.Seat] += divided.Value[i];
            }
        }

        return targets;
    }

    private decimal[]? Potentials()
    {
        if (taken.Open.Settings.PotentialColumn is not { } key || taken.Open.Dataset.Find(key) is not { } column)
        {
            return null;
        }

        var exact = column.AsFixedPoint();
        return [.. content.Seats.Select(seat => seat.Areas.Sum(credit => exact.ToDecimal(_recordsOfArea[credit.Area].Sum(record => exact.Values[record])) * credit.Percent / 100))];
    }

    private Outcome<decimal[]> Baselines(decimal[] targets, decimal[]? potentials)
    {
        switch (content.Baseline?.Kind ?? QuotaBaselineKind.Targets)
        {
            case QuotaBaselineKind.Growth:
                var given = content.Baseline!;
                var growth = new GrowthBaseline(given.Formula, given.GrowthPercent, given.ReliefPercent)
                {
                    GrowthRails = given.MostGrowthPercent is null && given.LeastGrowthPercent is null ? null : (given.LeastGrowthPercent ?? -100, given.MostGrowthPercent ?? decimal.MaxValue),
                };
                var grown = content.Seats.Select(seat => growth.Of(seat.PastResult ?? 0, _unit)).ToList();
                return grown.Exists(one => !one.IsDone) ? grown.First(one => !one.IsDone).Refusal! : grown.Select(one => one.Value).ToArray();
            case QuotaBaselineKind.Potential:
                return potentials is null ? TargetPlanRefusals.NotNumeric("potential") : content.Seats.Count == 0 ? Array.Empty<decimal>()
                    : Shares.Divide(Number, _unit, [.. potentials.Select(potential => Math.Max(0, potential))], [.. content.Seats.Select(seat => seat.Key)]).ToArray();
            default:
                return targets;
        }
    }

    private Outcome<QuotaEvaluation.SeatFigures> SeatOf(QuotaSeat seat, (decimal Targets, decimal? Potential) carried, (decimal Baseline, decimal HandedDown) number)
    {
        var full = _season.Spread(number.HandedDown, _unit, seat.PastResult);
        if (!full.IsDone)
        {
            return full.Refusal;
        }

        var periods = SeatQuota.Of(SeatWith(seat), _year, full.Value, _unit);
        if (!periods.IsDone)
        {
            return periods.Refusal;
        }

        var worked = periods.Value.Sum(period => period.Amount);
        var quota = seat.Override ?? worked;
        var amounts = seat.Override is { } own ? Shares.Divide(own, _unit, worked > 0 ? [.. periods.Value.Select(period => period.Amount)] : _season.Weights) : [.. periods.Value.Select(period => period.Amount)];
        var gap = QuotaGap.Of(quota, carried.Targets, content.OkTo, content.WatchTo);
        var pay = PayOf(seat, quota);
        if (!gap.IsDone || !pay.IsDone)
        {
            return (gap.Refusal ?? pay.Refusal)!;
        }

        return new QuotaEvaluation.SeatFigures(
            seat.Key, seat.Name, seat.Role, [.. seat.Areas.Select(credit => credit.Area)], carried.Targets, carried.Potential, number.Baseline, number.HandedDown, worked, quota,
            seat.Override is null ? null : seat.OverrideReason, HandedQuotas.IsOverlay(seat), seat.Vacant, gap.Value, Concentrated(seat), pay.Value,
            [.. periods.Value.Select((period, i) => new QuotaEvaluation.SeatPeriodFigures(period.Period, _year.Periods[i].Start, period.RampPercent, period.DaysPresent, period.Days, amounts[i]))],
            seat.MemberId,
            Territories: [.. seat.Areas.Select(credit => new QuotaEvaluation.SeatTerritory(
                credit.Area, string.Join(" / ", _view.Areas.PathTo(new AreaNumber(credit.Area)).Select(area => area.Name)), credit.Percent, credit.Overlay))]);
    }

    private RampProfile RampOf(QuotaSeat seat) =>
        new([.. seat.Ramp ?? (content.Roles ?? []).FirstOrDefault(role => role.Name == seat.Role)?.Ramp ?? []]);

    private Seat SeatWith(QuotaSeat seat) => new(seat.Key, seat.Start ?? _year.Start.AddYears(-50))
    {
        End = seat.End,
        SeniorityPercent = seat.SeniorityPercent,
        FocusPercent = seat.FocusPercent,
        Ramp = RampOf(seat),
        Leaves = [.. (seat.Leaves ?? []).Select(leave => new Leave(leave.From, leave.To))],
        IsVacant = seat.Vacant,
    };

    private Outcome<QuotaEvaluation.SeatPay?> PayOf(QuotaSeat seat, decimal quota)
    {
        if (seat.OnTargetEarnings is not { } earnings || seat.Vacant)
        {
            return (QuotaEvaluation.SeatPay?)null;
        }

        var role = (content.Roles ?? []).FirstOrDefault(one => one.Name == seat.Role);
        if (role is not { BandLow: { } low, BandHigh: { } high })
        {
            return earnings > 0 ? new QuotaEvaluation.SeatPay(quota / earnings, null) : QuotaRefusals.BadPay(seat.Name, earnings);
        }

        return new PayBand(low, high).Judge(seat.Name, quota, earnings).Match<Outcome<QuotaEvaluation.SeatPay?>>(
            done => new QuotaEvaluation.SeatPay(done.Ratio, done.Place), refused => refused);
    }

    private QuotaEvaluation.SeatConcentration? Concentrated(QuotaSeat seat)
    {
        var accounts = seat.Areas.SelectMany(credit => _recordsOfArea[credit.Area].Select(record => (taken.Open.Keys.KeyOfRecord[record], figures.Amounts[record]!.Value * credit.Percent / 100))).ToList();
        var found = Concentration.Of(accounts, taken.Open.Settings.MajorityShare);
        return found.Herfindahl == 0 ? null : new QuotaEvaluation.SeatConcentration(found.MajoritySet.Length, found.MajorityShare, found.Herfindahl, [.. found.MajoritySet.Take(MostNamed)]);
    }

    // A team is what lies under one area of the level above: inside it overrides cancel out unless the plan says otherwise.
    private Refusal? Teams(List<QuotaEvaluation.SeatFigures> seats)
    {
        var rule = new TeamRule(content.TeamsMayCarryMore, content.TeamsMayCarryLess);
        var teams = seats.Index().Where(one => !one.Item.IsOverlay && content.Seats[one.Index].Areas.Count > 0)
            .GroupBy(one => _view.Areas.Find(new AreaNumber(content.Seats[one.Index].Areas[0].Area))!.Parent);
        foreach (var team in teams)
        {
            var name = _view.Areas.Find(team.Key)?.Name ?? taken.Held.Row.Name;
            if (rule.Check(name, team.Sum(one => one.Item.Worked!.Value), [.. team.Select(one => one.Item.Quota)]) is { IsDone: false } broken)
            {
                return broken.Refusal;
            }
        }

        return null;
    }

    private Outcome<QuotaEvaluation.WholeFigures> Whole(List<QuotaEvaluation.SeatFigures> seats, decimal handedDown)
    {
        var carrying = seats.Where(seat => !seat.IsOverlay).ToList();
        var inService = carrying.Where(seat => !seat.IsVacant).ToList();
        var covered = content.Seats.Where(seat => !seat.Vacant).SelectMany(seat => seat.Areas).Where(credit => !credit.Overlay).Select(credit => credit.Area).ToHashSet();
        var uncovered = _view.Areas.OfLevel(_view.LowestLevel).Where(area => !covered.Contains(area.Number.Value)).Sum(area => _sums.AmountOf(area.Number.Value)) + _sums.AmountOf(-1);
        var perHead = inService.Count == 0 ? 0 : Shares.Round(inService.Average(seat => seat.Baseline!.Value), _unit);
        var capacity = new CapacityPlan(
            [.. content.Seats.Where(seat => !seat.Vacant && !HandedQuotas.IsOverlay(seat)).Select(CohortOf)], [.. Shares.Divide(perHead, _unit, _season.Weights)], content.AttainmentPercent)
            .Against(Shares.Divide(Number, _unit, _season.Weights));
        if (!capacity.IsDone)
        {
            return capacity.Refusal;
        }

        // What is carried without over-assignment: more load on the sellers there are closes no gap.
        var carried = inService.Sum(seat => seat.HandedDown is > 0 ? seat.Quota * seat.Baseline!.Value / seat.HandedDown.Value : seat.Quota);
        var potentials = inService.Where(seat => seat.Potential is not null).ToList();
        return new QuotaEvaluation.WholeFigures(
            Number,
            figures.Amounts.Sum(amount => amount ?? 0),
            carrying.Sum(seat => seat.Quota),
            seats.Where(seat => seat.IsOverlay).Sum(seat => seat.Quota),
            uncovered,
            Enum.GetValues<GapRisk>().ToDictionary(risk => char.ToLowerInvariant($"{risk}"[0]) + $"{risk}"[1..], risk => carrying.Count(seat => seat.Gap.Risk == risk)),
            capacity.Value,
            StrategicGap.Of(Number, Shares.Round(carried, _unit), new StrategicGap.ClosingWays(perHead, content.AttainmentPercent, uncovered, content.WinPercent, content.ReturnPerMoney)),
            inService.Count == 0 ? null : Evenness.Of([.. inService.Select(seat => seat.Quota)], taken.Open.Settings.BandPercent / 100),
            potentials.Count < 3 ? null : Evenness.Correlation([.. potentials.Select(seat => seat.Quota)], [.. potentials.Select(seat => seat.Potential!.Value)]),
            handedDown);
    }

    private Cohort CohortOf(QuotaSeat seat)
    {
        int PeriodOf(DateOnly day) => day < _year.Start
            ? 1 - (((_year.Start.Year - day.Year) * 12) + _year.Start.Month - day.Month)
            : _year.PeriodOf(day)?.Number ?? _year.Periods.Length + 1;

        // Who leaves inside a period still counts in it and leaves on the first of the next.
        var leaves = seat.End is { } end && end < _year.End ? Math.Max(1, PeriodOf(end) + (_year.Periods.Any(period => period.Start == end) ? 0 : 1)) : int.MaxValue;
        return new Cohort(1, PeriodOf(seat.Start ?? _year.Start.AddYears(-50)), RampOf(seat))
        {
            Leavers = leaves <= _year.Periods.Length ? new Dictionary<int, int> { [leaves] = 1 } : ImmutableDictionary<int, int>.Empty,
        };
    }
}
