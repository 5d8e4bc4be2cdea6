using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Quotas;

/// <summary>C25 and C33 by period: what is over stays, and both sides of a move add up.</summary>
public sealed class SeatScheduleTests
{
    private static readonly FiscalYear _year = new FiscalCalendar(FiscalPattern.Months, 1).Year(2027).Value;

    private static SeatSchedule Monthly(decimal amount) => new([.. _year.Periods.Select(period => period.Start)], [.. _year.Periods.Select(_ => amount)]);

    [Fact]
    public void C33_a_change_leaves_the_periods_before_its_day_and_spreads_the_rest_as_it_lay()
    {
        var changed = Monthly(550).With(new DatedQuota(new DateOnly(2027, 7, 15), 6864), 1).Value;

        Assert.Equal([550m, 550m, 550m, 550m, 550m, 550m, 594m, 594m, 594m, 594m, 594m, 594m], changed.Amounts);
        Assert.Equal(6864m, changed.Sum);
        Assert.Equal("quota.below-past", Monthly(550).With(new DatedQuota(new DateOnly(2027, 7, 15), 3299), 1).Refusal!.Code);
        Assert.Equal(0m, Monthly(550).With(new DatedQuota(new DateOnly(2027, 7, 1), 3300), 1).Value.Amounts[^1]);
    }

    [Fact]
    public void C25_an_account_goes_out_and_back_and_never_more_than_is_carried()
    {
        var account = CarriedAccount.Of("ann", [.. Enumerable.Repeat(1000m, 12)]);
        var out1 = account.Moved(new AccountMove(new DateOnly(2027, 4, 11), MovePolicy.ByDay), "ann", _year, 1).Value;
        Assert.Equal([0m, 0m, 0m, 667m, 1000m], out1.Take(5));

        var moved = account.After("ann", "bob", out1);
        // From 20 April on it is 11 of 30 days: 367 of Bob's 667, who keeps the nine days between.
        var out2 = moved.Moved(new AccountMove(new DateOnly(2027, 4, 20), MovePolicy.ByDay), "bob", _year, 1).Value;
        var last = moved.After("bob", "cem", out2);

        Assert.Equal((333m, 300m, 367m), (last.Carried["ann"][3], last.Carried["bob"][3], last.Carried["cem"][3]));
        Assert.All(Enumerable.Range(0, 12), period => Assert.Equal(1000m, last.Carried.Values.Sum(amounts => amounts[period])));
        Assert.Equal([1000m, 1000m, 1000m, 333m, 0m], last.Moved(new AccountMove(new DateOnly(2027, 5, 1), MovePolicy.Goes), "ann", _year, 1).Value.Take(5));
    }
}
