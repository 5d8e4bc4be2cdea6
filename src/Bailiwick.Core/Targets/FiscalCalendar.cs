using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>A rule that makes fiscal years.</summary>
/// <param name="Pattern">How a year is cut.</param>
/// <param name="StartMonth">The month a year of months starts in; the month after a year of weeks closes; 1 to 12.</param>
public sealed record FiscalCalendar(FiscalPattern Pattern, int StartMonth)
{
    /// <summary>Of years of weeks: the day they end on.</summary>
    public DayOfWeek LastDay { get; init; } = DayOfWeek.Saturday;

    /// <summary>Of years of weeks: which such day ends them.</summary>
    public YearEndRule YearEnd { get; init; }

    /// <summary>Whether a year is named by the calendar year it starts in, and not by the one it closes in.</summary>
    public bool IsNamedByStart { get; init; }

    /// <summary>Of years of 53 weeks: the period that gets the extra week, from 1; 0 for the last.</summary>
    public int LongPeriod { get; init; }

    /// <summary>One fiscal year. O(periods).</summary>
    public Outcome<FiscalYear> Year(int number)
    {
        if (StartMonth is < 1 or > 12 || number is < 1950 or > 2200)
        {
            return CalendarRefusals.BadStart(StartMonth, number);
        }

        // A year that starts in January closes in the year it starts in; the name by start then changes nothing.
        var closing = number + (IsNamedByStart && StartMonth > 1 ? 1 : 0);
        return Pattern == FiscalPattern.Months ? OfMonths(number, closing) : OfWeeks(number, closing);
    }

    private FiscalYear OfMonths(int number, int closing)
    {
        var start = new DateOnly(closing, StartMonth, 1).AddYears(StartMonth == 1 ? 0 : -1);
        return new FiscalYear(number, [.. Enumerable.Range(0, 12).Select(month =>
            new FiscalPeriod(month + 1, (month / 3) + 1, start.AddMonths(month), start.AddMonths(month + 1)))]);
    }

    private FiscalYear OfWeeks(int number, int closing)
    {
        var (start, end) = (LastDayOf(closing - 1).AddDays(1), LastDayOf(closing).AddDays(1));
        var weeks = WeeksOf(Pattern);
        var extra = ((end.DayNumber - start.DayNumber) / 7) - weeks.Sum();
        var longPeriod = LongPeriod >= 1 && LongPeriod <= weeks.Length ? LongPeriod - 1 : weeks.Length - 1;
        weeks = weeks.SetItem(longPeriod, weeks[longPeriod] + extra);
        var periods = ImmutableArray.CreateBuilder<FiscalPeriod>();
        var perQuarter = weeks.Length / 4;
        foreach (var (i, length) in weeks.Index())
        {
            var next = start.AddDays(7 * length);
            periods.Add(new FiscalPeriod(i + 1, Math.Min((i / perQuarter) + 1, 4), start, next));
            start = next;
        }

        return new FiscalYear(number, periods.ToImmutable());
    }

    private static ImmutableArray<int> WeeksOf(FiscalPattern pattern) => pattern switch
    {
        FiscalPattern.Weeks445 => [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5],
        FiscalPattern.Weeks454 => [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4],
        FiscalPattern.Weeks544 => [5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4],
        _ => [.. Enumerable.Repeat(4, 13)],
    };

    // The closing month is the one before the start month; of January that is December of the year named.
    private DateOnly LastDayOf(int year)
    {
        var monthEnd = new DateOnly(year, StartMonth, 1).AddYears(StartMonth == 1 ? 1 : 0).AddDays(-1);
        var back = ((int)monthEnd.DayOfWeek - (int)LastDay + 7) % 7;
        return YearEnd == YearEndRule.NearestToMonthEnd && back > 3 ? monthEnd.AddDays(7 - back) : monthEnd.AddDays(-back);
    }
}
