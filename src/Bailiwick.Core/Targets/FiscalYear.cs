using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>A fiscal year with its periods, which follow each other without a gap.</summary>
/// <param name="Number">Its name as a number: 2027.</param>
/// <param name="Periods">In order.</param>
public sealed record FiscalYear(int Number, ImmutableArray<FiscalPeriod> Periods)
{
    /// <summary>Its first day.</summary>
    public DateOnly Start => Periods[0].Start;

    /// <summary>The day after its last.</summary>
    public DateOnly End => Periods[^1].End;

    /// <summary>The period a day lies in, or null.</summary>
    public FiscalPeriod? PeriodOf(DateOnly day) => Periods.FirstOrDefault(period => day >= period.Start && day < period.End);

    /// <summary>A year cut as somebody wrote it down: periods in order, without gap or overlap, quarters never falling.</summary>
    public static Outcome<FiscalYear> Custom(int number, ImmutableArray<FiscalPeriod> periods)
    {
        if (periods.IsDefaultOrEmpty)
        {
            return CalendarRefusals.NoPeriods(number);
        }

        for (var i = 0; i < periods.Length; i++)
        {
            var period = periods[i];
            var follows = i == 0 || (period.Start == periods[i - 1].End && period.Quarter >= periods[i - 1].Quarter);
            if (!follows || period.End <= period.Start || period.Number != i + 1 || period.Quarter is < 1 or > 4)
            {
                return CalendarRefusals.BadPeriod(period);
            }
        }

        return new FiscalYear(number, periods);
    }
}
