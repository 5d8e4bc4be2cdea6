using Bailiwick.Core;
using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>The rule that cuts fiscal years.</summary>
public sealed record TargetCalendar(
    FiscalPattern Pattern = FiscalPattern.Months,
    int StartMonth = 1,
    DayOfWeek LastDay = DayOfWeek.Saturday,
    YearEndRule YearEnd = YearEndRule.LastInMonth,
    bool NamedByStart = false,
    int LongPeriod = 0)
{
    public Outcome<FiscalYear> Year(int number) => new FiscalCalendar(Pattern, StartMonth)
    {
        LastDay = LastDay,
        YearEnd = YearEnd,
        IsNamedByStart = NamedByStart,
        LongPeriod = LongPeriod,
    }.Year(number);
}
