using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>C14, C15 and C28, with calendars that companies publish.</summary>
public sealed class TimeAndMoneyTests
{
    [Theory]
    [InlineData(1, 2027, "2027-01-01", "2028-01-01")]
    [InlineData(4, 2027, "2026-04-01", "2027-04-01")]
    [InlineData(2, 2028, "2027-02-01", "2028-02-01")]
    public void A_year_of_months_is_named_by_the_year_it_closes_in(int month, int year, string start, string end)
    {
        var fiscal = new FiscalCalendar(FiscalPattern.Months, month).Year(year).Value;
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(end), 12), (fiscal.Start, fiscal.End, fiscal.Periods.Length));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], fiscal.Periods.Select(period => period.Quarter));
    }

    [Theory] // The retail calendar of the National Retail Federation: 53 weeks in 2017 and 2023, named by the start.
    [InlineData(2022, "2022-01-30", "2023-01-29", 52)]
    [InlineData(2023, "2023-01-29", "2024-02-04", 53)]
    [InlineData(2024, "2024-02-04", "2025-02-02", 52)]
    [InlineData(2017, "2017-01-29", "2018-02-04", 53)]
    public void The_retail_calendar_ends_on_the_saturday_nearest_to_the_end_of_january(int year, string start, string end, int weeks)
    {
        var fiscal = new FiscalCalendar(FiscalPattern.Weeks454, 2) { YearEnd = YearEndRule.NearestToMonthEnd, IsNamedByStart = true }.Year(year).Value;
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(end)), (fiscal.Start, fiscal.End));
        Assert.Equal(weeks, fiscal.Periods.Sum(period => period.Days) / 7);
        Assert.Equal([4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, weeks - 48], fiscal.Periods.Select(period => period.Days / 7));
    }

    [Fact] // Apple's fiscal 2023 had 53 weeks, from 25 September 2022 to 30 September 2023.
    public void A_year_can_end_on_the_last_saturday_of_a_month()
    {
        var fiscal = new FiscalCalendar(FiscalPattern.Weeks445, 10) { LongPeriod = 3 }.Year(2023).Value;
        Assert.Equal((new DateOnly(2022, 9, 25), new DateOnly(2023, 10, 1)), (fiscal.Start, fiscal.End));
        Assert.Equal([4, 4, 6], fiscal.Periods.Take(3).Select(period => period.Days / 7));
        Assert.Equal(3, fiscal.PeriodOf(new DateOnly(2022, 12, 31))!.Number);
        Assert.Null(fiscal.PeriodOf(fiscal.End));
    }

    [Fact]
    public void Thirteen_periods_of_four_weeks_follow_each_other_for_a_century()
    {
        var calendar = new FiscalCalendar(FiscalPattern.ThirteenPeriods, 1) { LastDay = DayOfWeek.Sunday };
        var end = calendar.Year(1990).Value.Start;
        for (var year = 1990; year < 2090; year++)
        {
            var fiscal = calendar.Year(year).Value;
            Assert.Equal((end, 13, DayOfWeek.Monday), (fiscal.Start, fiscal.Periods.Length, fiscal.Start.DayOfWeek));
            Assert.Contains(fiscal.Periods.Sum(period => period.Days) / 7, (int[])[52, 53]);
            end = fiscal.End;
        }
    }

    [Fact]
    public void A_custom_year_has_no_gap()
    {
        var first = new FiscalPeriod(1, 1, new DateOnly(2027, 1, 1), new DateOnly(2027, 2, 10));
        Assert.True(FiscalYear.Custom(2027, [first, new(2, 2, first.End, new DateOnly(2027, 3, 1))]).IsDone);
        Assert.Equal("calendar.bad-period", FiscalYear.Custom(2027, [first, new(2, 2, first.End.AddDays(1), new DateOnly(2027, 3, 1))]).Refusal!.Code);
        Assert.Equal("calendar.no-periods", FiscalYear.Custom(2027, []).Refusal!.Code);
        Assert.Equal("calendar.bad-start", new FiscalCalendar(FiscalPattern.Months, 13).Year(2027).Refusal!.Code);
    }

    [Fact]
    public void C14_percents_are_weights_and_quarters_add_months()
    {
        // The weights of 103 % that somebody summed wrongly: 20 + 25 + 25 + 33.
        var season = Seasonality.Given([20, 25, 25, 33], 4).Value;
        Assert.Equal([194m, 243, 243, 320], season.Spread(1000, 1));
        Assert.Equal("calendar.bad-season", Seasonality.Given([1, 2, 3], 12).Refusal!.Code);
        Assert.Equal("calendar.bad-season", Seasonality.Given([0, 0], 2).Refusal!.Code);
    }

    [Fact]
    public void C14_learned_seasonality_names_its_method()
    {
        IReadOnlyList<decimal>[] years = [[10, 30], [150, 50]];
        // Means 80 and 40 over the overall mean 60; and shares (0.25 + 0.75) / 2 for both.
        var index = Seasonality.Learn(years, SeasonMethod.MeanIndex).Value;
        Assert.Equal([1.3333m, 0.6667m], index.Weights.Select(weight => Math.Round(weight, 4)));
        Assert.Equal(SeasonMethod.MeanIndex, index.Method);
        Assert.Equal([0.5m, 0.5m], Seasonality.Learn(years, SeasonMethod.MeanShare).Value.Weights);
        Assert.Equal("calendar.bad-history", Seasonality.Learn([[1, 2], [1]], SeasonMethod.MeanIndex).Refusal!.Code);
        Assert.Equal("calendar.bad-history", Seasonality.Learn([[0, 0]], SeasonMethod.MeanShare).Refusal!.Code);
    }

    [Fact]
    public void C15_amounts_live_in_the_plans_currency_at_dated_rates()
    {
        var rates = PlanRates.Of("USD", [new("EUR", new(2026, 1, 1), 1.10m), new("EUR", new(2026, 7, 1), 1.20m), new("JPY", new(2026, 1, 1), 0.0067m)]).Value;
        Assert.Equal(110m, rates.ToPlan(100, "EUR", new(2026, 6, 30), 0.01m).Value);
        Assert.Equal(120m, rates.ToPlan(100, "EUR", new(2026, 7, 1), 0.01m).Value);
        Assert.Equal(14925m, rates.ToLocal(100, "JPY", new(2026, 7, 1)).Value);
        Assert.Equal(83.33m, rates.ToLocal(100, "EUR", new(2026, 7, 1)).Value);
        Assert.Equal("calendar.no-rate", rates.RateOf("EUR", new(2025, 12, 31)).Refusal!.Code);
        Assert.Equal("calendar.bad-rate", PlanRates.Of("USD", [new("EUR", default, 0)]).Refusal!.Code);
    }

    [Fact]
    public void C28_a_ratio_that_is_the_same_in_all_years_is_plain_pro_rata() =>
        Assert.Equal([20m, 30, 50, 40, 60, 100], SmoothSpread.Proportional([2, 3, 5, 4, 6, 10], [100, 200], 1).Value);

    [Fact]
    public void C28_two_years_of_two_halves_by_hand() =>
        // Indicator 1 throughout, years 2 and 6, with p = b - a and by symmetry the same in the second year: c - b = 2 - p, so the cost is
        // 2 p^2 + (2 - p)^2, least at p = 2/3: a = 2/3, b = 4/3, c = 8/3, d = 10/3.
        Assert.Equal([0.667m, 1.333m, 2.667m, 3.333m], SmoothSpread.Proportional([1, 1, 1, 1], [2, 6], 0.001m).Value);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void C28_no_shift_inside_a_year_makes_the_ratio_smoother(int seed)
    {
        var random = new Random(seed);
        var indicator = Enumerable.Range(0, 36).Select(_ => (decimal)random.Next(50, 200)).ToArray();
        decimal[] years = [1000, 1500, 900];
        var best = SmoothSpread.Proportional(indicator, years, 0.000001m).Value.ToArray();
        Assert.Equal(years, Enumerable.Range(0, 3).Select(year => best.Skip(year * 12).Take(12).Sum()));
        var cost = Roughness(best, indicator);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var other = best.ToArray();
            var (year, shift) = (random.Next(3), (decimal)(random.NextDouble() - 0.5));
            other[(year * 12) + random.Next(12)] += shift;
            other[(year * 12) + random.Next(12)] -= shift;
            Assert.True(Roughness(other, indicator) >= cost - 1e-9);
        }
    }

    private static double Roughness(decimal[] amounts, decimal[] indicator) =>
        Enumerable.Range(1, amounts.Length - 1).Sum(t => Math.Pow((double)((amounts[t] / indicator[t]) - (amounts[t - 1] / indicator[t - 1])), 2));
}
