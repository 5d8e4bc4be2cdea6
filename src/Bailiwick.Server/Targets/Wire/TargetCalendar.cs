using Bailiwick.Core;
using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>The rule that cuts fiscal years, or one year's periods written out.</summary>
public sealed record TargetCalendar(
    FiscalPattern Pattern = FiscalPattern.Months,
    int StartMonth = 1,
    DayOfWeek LastDay = DayOfWeek.Saturday,
    YearEndRule YearEnd = YearEndRule.LastInMonth,
    bool NamedByStart = false,
    int LongPeriod = 0,
    IReadOnlyList<TargetCalendar.CalendarPeriod>? Periods = null)
{
    private const int MostPeriods = 60;

    /// <summary>A period as somebody wrote it down.</summary>
    /// <param name="Quarter">1 to 4.</param>
    /// <param name="Start">Its first day: the day after the last one of the period before.</param>
    /// <param name="LastDay">Its last day.</param>
    [OpenApi.SchemaName("CalendarPeriod")]
    public sealed record CalendarPeriod(int Quarter, DateOnly Start, DateOnly LastDay);

    public Outcome<FiscalYear> Year(int number) => Periods is { } written ? Custom(number, written) : new FiscalCalendar(Pattern, StartMonth)
    {
        LastDay = LastDay,
        YearEnd = YearEnd,
        IsNamedByStart = NamedByStart,
        LongPeriod = LongPeriod,
    }.Year(number);

    private static Outcome<FiscalYear> Custom(int number, IReadOnlyList<CalendarPeriod> written)
    {
        if (written.Any(period => period.LastDay == DateOnly.MaxValue))
        {
            return TargetPlanRefusals.BadPeriods(written.Count, 0);
        }

        var year = FiscalYear.Custom(number, [.. written.Select((period, i) => new FiscalPeriod(i + 1, period.Quarter, period.Start, period.LastDay.AddDays(1)))]);
        return year.IsDone && (written.Count > MostPeriods || year.Value.End.DayNumber - year.Value.Start.DayNumber is < 350 or > 380)
            ? TargetPlanRefusals.BadPeriods(written.Count, year.Value.End.DayNumber - year.Value.Start.DayNumber)
            : year;
    }
}
