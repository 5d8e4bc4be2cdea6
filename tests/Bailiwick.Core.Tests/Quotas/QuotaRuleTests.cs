using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Quotas;

/// <summary>C17 and C19 to C33, worked out by hand; the growth examples are the vendor's two that disagree.</summary>
public sealed class QuotaRuleTests
{
    private static readonly FiscalYear _year = new FiscalCalendar(FiscalPattern.Months, 1).Year(2027).Value;

    [Theory]
    [InlineData(100, 100, GapRisk.Ok)]
    [InlineData(101, 100, GapRisk.Watch)]
    [InlineData(110, 100, GapRisk.Watch)]
    [InlineData(111, 100, GapRisk.High)]
    [InlineData(50, 0, GapRisk.NoBasis)]
    public void C17_a_gap_is_judged_with_the_ends_included(int quota, int targets, GapRisk risk) => Assert.Equal(risk, QuotaGap.Of(quota, targets).Value.Risk);

    [Fact]
    public void C17_thresholds_can_be_edited_and_must_rise()
    {
        Assert.Equal((GapRisk.Ok, 30m, 1.3m), (QuotaGap.Of(130, 100, 1.3m, 1.5m).Value.Risk, QuotaGap.Of(130, 100).Value.Gap, QuotaGap.Of(130, 100).Value.Ratio!.Value));
        Assert.Equal("quota.bad-band", QuotaGap.Of(1, 1, 1.2m, 1.1m).Refusal!.Code);
    }

    [Theory]
    [InlineData(400_000, BandPlace.Inside)]
    [InlineData(600_000, BandPlace.Inside)]
    [InlineData(399_999, BandPlace.Below)]
    [InlineData(600_001, BandPlace.Above)]
    public void C19_the_band_of_quota_to_pay_includes_its_ends(int quota, BandPlace place) =>
        Assert.Equal(place, new PayBand(4, 6).Judge("Ann", quota, 100_000).Value.Place);

    [Fact]
    public void C19_pay_that_is_none_is_refused()
    {
        Assert.Equal("quota.bad-pay", new PayBand(4, 6).Judge("Ann", 1, 0).Refusal!.Code);
        Assert.Equal("quota.bad-band", new PayBand(6, 4).Judge("Ann", 1, 1).Refusal!.Code);
    }

    [Fact]
    public void C20_the_ramp_multiplies_the_seasonal_quota_by_month_of_service()
    {
        var seat = new Seat("Ann", new DateOnly(2027, 3, 1)) { Ramp = new RampProfile([25, 50, 75]) };
        var full = Enumerable.Range(1, 12).Select(month => month == 4 ? 20_000m : 10_000m).ToList();
        Assert.Equal(
            [0m, 0, 2500, 10_000, 7500, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000],
            SeatQuota.Of(seat, _year, full, 1).Value.Select(period => period.Amount));
    }

    [Theory]
    [InlineData("2027-01-31", "2027-02-27", 1)]
    [InlineData("2027-01-31", "2027-02-28", 2)]
    [InlineData("2027-01-15", "2027-02-14", 1)]
    [InlineData("2027-01-15", "2027-02-15", 2)]
    [InlineData("2026-11-10", "2027-02-01", 3)]
    [InlineData("2027-01-15", "2027-01-14", 0)]
    public void C20_a_month_of_service_ends_on_the_same_day_of_the_next_month(string start, string day, int month) =>
        Assert.Equal(month, RampProfile.MonthOfService(DateOnly.Parse(start), DateOnly.Parse(day)));

    [Fact]
    public void C21_part_months_count_calendar_days_with_the_start_day()
    {
        // 16 to 30 April are 15 of 30 days; leave from 1 to before 11 May leaves 21 of 31; the seat ends before 8 June: 7 of 30.
        var seat = new Seat("Ann", new DateOnly(2027, 4, 16)) { End = new DateOnly(2027, 6, 8), Leaves = [new Leave(new(2027, 5, 1), new(2027, 5, 11))], SeniorityPercent = 120, FocusPercent = 50 };
        var periods = SeatQuota.Of(seat, _year, [.. Enumerable.Repeat(9300m, 12)], 0.01m).Value;
        Assert.Equal([(15, 2790m), (21, 3780m), (7, 1302m), (0, 0m)], periods.Skip(3).Take(4).Select(period => (period.DaysPresent, period.Amount)));
        Assert.All(SeatQuota.Of(seat with { IsVacant = true }, _year, [.. Enumerable.Repeat(9300m, 12)], 1).Value, period => Assert.Equal(0, period.Amount));
        Assert.Equal("quota.bad-dates", SeatQuota.Of(seat with { End = new(2027, 1, 1) }, _year, [.. new decimal[12]], 1).Refusal!.Code);
        Assert.Equal("quota.bad-factor", SeatQuota.Of(seat with { SeniorityPercent = -1 }, _year, [.. new decimal[12]], 1).Refusal!.Code);
    }

    [Fact]
    public void C22_capacity_counts_cohorts_on_their_ramps_and_rounds_heads_up()
    {
        var ramp = new RampProfile([0, 50]);
        var plan = new CapacityPlan(
            [
                new Cohort(10, -5, ramp) { Leavers = new Dictionary<int, int> { [2] = 1 } },
                new Cohort(4, 1, ramp),
            ],
            [100, 100, 100], 80);
        var months = plan.Against([900, 900, 1041]).Value;
        // Month 1: 10 ramped; month 2: 9 + 4 x 0.5; month 3: 9 + 4. A head brings 80.
        Assert.Equal([(14, 10m, 800m, 2), (13, 11m, 880m, 1), (13, 13m, 1040m, 1)], months.Select(month => (month.Heads, month.RampedHeads, month.Capacity, month.HeadsNeeded)));
        Assert.Equal("quota.bad-factor", (plan with { AttainmentPercent = 0 }).Against([1, 1, 1]).Refusal!.Code);
    }

    [Fact]
    public void C23_the_two_growth_formulas_are_named_because_they_differ()
    {
        Assert.Equal(1080, new GrowthBaseline(GrowthFormula.Additive, 10, 2).Of(1000, 1).Value);
        Assert.Equal(107_800, new GrowthBaseline(GrowthFormula.Multiplicative, 10, 2).Of(100_000, 1).Value);
        Assert.Equal(1078, new GrowthBaseline(GrowthFormula.Multiplicative, 10, 2).Of(1000, 1).Value);
        var railed = new GrowthBaseline(GrowthFormula.Additive, 10, 2) { GrowthRails = (0, 10), ReliefRails = (0, 2) };
        Assert.True(railed.Of(1000, 1).IsDone);
        Assert.Equal("quota.outside-rails", (railed with { GrowthPercent = 10.1m }).Of(1000, 1).Refusal!.Code);
        Assert.Equal("quota.outside-rails", (railed with { ReliefPercent = 3 }).Of(1000, 1).Refusal!.Code);
    }

    [Fact]
    public void C24_a_split_adds_up_and_an_overlay_carries_it_beside()
    {
        // 0.1 by 33.4, 33.3, 33.3 is 0.0334, 0.0333, 0.0333: one cent is left and goes to the largest fraction.
        Assert.Equal([0.04m, 0.03m, 0.03m, 0.10m], Credits.Divide(0.1m, 0.01m, [new("b", 33.4m), new("a", 33.3m), new("c", 33.3m), new("se", 100, IsOverlay: true)]).Value);
        Assert.Equal([50m, 50, 25], Credits.Divide(100, 1, [new("a", 50), new("b", 50), new("se", 25, IsOverlay: true)]).Value);
        Assert.Equal("quota.split-percents", Credits.Divide(100, 1, [new("a", 60), new("b", 50)]).Refusal!.Code);
        Assert.Equal("target.duplicate-key", Credits.Divide(100, 1, [new("a", 50), new("a", 50)]).Refusal!.Code);
    }

    [Fact]
    public void C25_a_move_divides_by_day_or_month_and_both_sides_add_up()
    {
        decimal[] quota = [.. Enumerable.Repeat(1000m, 12)];
        // 11 April: 10 of 30 days with the old side, the day itself with the new.
        var byDay = new AccountMove(new DateOnly(2027, 4, 11), MovePolicy.ByDay).Divide(_year, quota, 1).Value;
        Assert.Equal([(1000m, 0m), (333, 667), (0, 1000)], byDay.Skip(2).Take(3));
        Assert.Equal([(1000m, 0m), (1000, 0), (0, 1000)], new AccountMove(new DateOnly(2027, 4, 11), MovePolicy.ByMonth).Divide(_year, quota, 1).Value.Skip(2).Take(3));
        Assert.Equal((0m, 1000m), new AccountMove(new DateOnly(2027, 4, 1), MovePolicy.ByMonth).Divide(_year, quota, 1).Value[3]);
        Assert.Equal((12_000m, 0m), Sides(new AccountMove(new DateOnly(2027, 4, 11), MovePolicy.Stays).Divide(_year, quota, 1).Value));
        Assert.Equal((0m, 12_000m), Sides(new AccountMove(new DateOnly(2027, 4, 11), MovePolicy.Goes).Divide(_year, quota, 1).Value));
        for (var day = _year.Start; day < _year.End; day = day.AddDays(1))
        {
            var (from, to) = Sides(new AccountMove(day, MovePolicy.ByDay).Divide(_year, quota, 0.01m).Value);
            Assert.Equal(12_000, from + to);
        }

        Assert.Equal("quota.outside-year", new AccountMove(new DateOnly(2028, 1, 1), MovePolicy.ByDay).Divide(_year, quota, 1).Refusal!.Code);
    }

    [Fact]
    public void C26_the_same_plan_twice_makes_no_new_rows()
    {
        ForecastingQuotaRow[] plan =
        [
            new("005A", "0Db1", new(2027, 1, 1)) { QuotaAmount = 100, CurrencyIsoCode = "USD" },
            new("005A", "0Db1", new(2027, 2, 1)) { QuotaAmount = 120, CurrencyIsoCode = "USD" },
        ];
        var first = QuotaPublication.Of(_year, plan, []).Value;
        Assert.Equal((2, 0, 0, 0), (first.Create.Length, first.Update.Length, first.Remove.Length, first.Unchanged));
        var again = QuotaPublication.Of(_year, [.. plan.Reverse()], plan).Value;
        Assert.Equal((0, 0, 0, 2), (again.Create.Length, again.Update.Length, again.Remove.Length, again.Unchanged));
        var changed = QuotaPublication.Of(_year, [plan[0] with { QuotaAmount = 101 }], plan).Value;
        Assert.Equal((0, 1, 1, 0), (changed.Create.Length, changed.Update.Length, changed.Remove.Length, changed.Unchanged));
        Assert.Equal("quota.not-a-period-start", QuotaPublication.Of(_year, [plan[0] with { StartDate = new(2027, 1, 2) }], []).Refusal!.Code);
        Assert.Equal("quota.duplicate-row", QuotaPublication.Of(_year, [plan[0], plan[0]], []).Refusal!.Code);
    }

    [Fact]
    public void C31_approval_follows_the_size_against_the_last_approved_figure()
    {
        var rule = new ApprovalBySize([new("manager", 5), new("director", 10), new("vice president", null)]);
        Assert.Equal("manager", rule.For(300, 315).Approver);
        Assert.Equal("director", rule.For(300, 315.01m).Approver);
        Assert.Equal("director", rule.For(300, 270).Approver);
        Assert.Equal("vice president", rule.For(300, 331).Approver);
        Assert.Null(rule.For(300, 300).Approver);
        // Two steps of 4 % are one of 8.16 % against what was approved.
        Assert.Equal(("director", 8.16m), rule.For(10_000, 10_816));
        Assert.Equal("vice president", rule.For(0, 1).Approver);
    }

    [Fact]
    public void C32_a_team_adds_up_unless_the_plan_allows_more_or_less()
    {
        Assert.Equal(0, new TeamRule().Check("East", 100, [60, 40]).Value);
        Assert.Equal("quota.team-sum", new TeamRule().Check("East", 100, [60, 50]).Refusal!.Code);
        Assert.Equal("quota.team-sum", new TeamRule(AllowsOver: true).Check("East", 100, [60, 30]).Refusal!.Code);
        Assert.Equal(10, new TeamRule(AllowsOver: true).Check("East", 100, [60, 50]).Value);
        Assert.Equal(-10, new TeamRule(AllowsUnder: true).Check("East", 100, [60, 30]).Value);
    }

    [Fact]
    public void C33_changes_are_prospective_and_the_past_reads_as_it_was()
    {
        var history = new QuotaHistory([new(new(2027, 1, 1), 700_000)]).With(new(new(2027, 7, 1), 450_000), new(2027, 5, 1)).Value;
        Assert.Equal([null, 700_000m, 700_000m, 450_000m], new[] { "2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01" }.Select(day => history.At(DateOnly.Parse(day))));
        Assert.Equal("quota.period-closed", history.With(new(new(2027, 4, 30), 1), new(2027, 5, 1)).Refusal!.Code);
        Assert.Equal(2, history.With(new(new(2027, 7, 1), 460_000), new(2027, 5, 1)).Value.Entries.Length);
    }

    [Theory]
    [InlineData(ApprovalState.Draft, ApprovalStep.Submit, ApprovalState.InReview)]
    [InlineData(ApprovalState.Returned, ApprovalStep.Submit, ApprovalState.InReview)]
    [InlineData(ApprovalState.InReview, ApprovalStep.Recall, ApprovalState.Draft)]
    [InlineData(ApprovalState.InReview, ApprovalStep.Return, ApprovalState.Returned)]
    [InlineData(ApprovalState.InReview, ApprovalStep.Approve, ApprovalState.Approved)]
    [InlineData(ApprovalState.Approved, ApprovalStep.Start, ApprovalState.Running)]
    public void Each_step_leads_from_its_states_only(ApprovalState from, ApprovalStep step, ApprovalState to)
    {
        Assert.Equal(to, ApprovalFlow.After(from, step).Value);
        Assert.Equal("quota.wrong-state", ApprovalFlow.After(ApprovalState.Running, step).Refusal!.Code);
        Assert.Equal("quota.wrong-state", ApprovalFlow.After(ApprovalState.Approved, step == ApprovalStep.Start ? ApprovalStep.Approve : step).Refusal!.Code);
    }

    [Fact]
    public void The_strategic_gap_names_what_each_way_alone_would_take()
    {
        var gap = StrategicGap.Of(1_000_000, 820_000, new(100_000, 80, 500_000, 20, 3));
        Assert.Equal((180_000m, 3, 100_000m, 60_000m), (gap.Gap, gap.HeadsNeeded!.Value, gap.CoverageCloses, gap.InvestmentNeeded!.Value));
        Assert.Equal(0, StrategicGap.Of(100, 200, new(1, 1, 1, 1, 0)).Gap);
    }

    private static (decimal From, decimal To) Sides(IEnumerable<(decimal From, decimal To)> parts) =>
        parts.Aggregate((0m, 0m), (sum, part) => (sum.Item1 + part.From, sum.Item2 + part.To));
}
