using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>A dated move of an account and what each side then carries; both sides always add up to the account.</summary>
/// <param name="Day">The first day with the new side.</param>
/// <param name="Policy">What moves.</param>
public sealed record AccountMove(DateOnly Day, MovePolicy Policy)
{
    /// <summary>By period: what the old and the new side carry.</summary>
    /// <param name="year">The fiscal year.</param>
    /// <param name="quota">By period: the account's quota.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public Outcome<ImmutableArray<(decimal From, decimal To)>> Divide(FiscalYear year, IReadOnlyList<decimal> quota, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(quota);
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        if (Day < year.Start || Day >= year.End)
        {
            return QuotaRefusals.OutsideYear(Day, year.Start, year.End);
        }

        return quota.Count != year.Periods.Length
            ? CalendarRefusals.BadSeason(quota.Count, year.Periods.Length)
            : ImmutableArray.CreateRange(year.Periods.Select((period, i) => Part(period, quota[i], unit)));
    }

    private (decimal From, decimal To) Part(FiscalPeriod period, decimal quota, decimal unit)
    {
        if (Policy is MovePolicy.Stays or MovePolicy.Goes)
        {
            return Policy == MovePolicy.Stays ? (quota, 0) : (0, quota);
        }

        if (Day <= period.Start || Day >= period.End)
        {
            return Day <= period.Start ? (0, quota) : (quota, 0);
        }

        var before = Policy == MovePolicy.ByMonth ? period.Days : Day.DayNumber - period.Start.DayNumber;
        var parts = Shares.Divide(quota, unit, [before, period.Days - before]);
        return (parts[0], parts[1]);
    }
}
