using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>From a full quota by period to what one seat carries: ramp, seniority, focus and part months, on top of seasonality.</summary>
public static class SeatQuota
{
    private const decimal MostPercent = 300;

    /// <summary>By period of the year.</summary>
    /// <param name="seat">Who carries it.</param>
    /// <param name="year">The fiscal year.</param>
    /// <param name="full">By period: the quota of a fully ramped seller, seasonality included.</param>
    /// <param name="unit">The unit of rounding, above 0.</param>
    public static Outcome<ImmutableArray<SeatPeriod>> Of(Seat seat, FiscalYear year, IReadOnlyList<decimal> full, decimal unit)
    {
        ArgumentNullException.ThrowIfNull(seat);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(full);
        if (Check(seat, unit) is { } refusal)
        {
            return refusal;
        }

        return full.Count != year.Periods.Length
            ? CalendarRefusals.BadSeason(full.Count, year.Periods.Length)
            : ImmutableArray.CreateRange(year.Periods.Select((period, i) => OfPeriod(seat, period, full[i], unit)));
    }

    private static SeatPeriod OfPeriod(Seat seat, FiscalPeriod period, decimal full, decimal unit)
    {
        var days = Enumerable.Range(period.Start.DayNumber, period.Days).Select(DateOnly.FromDayNumber).Where(day => InService(seat, day)).ToList();
        var ramp = days.Count == 0 ? 0 : seat.Ramp.PercentOf(RampProfile.MonthOfService(seat.Start, days[0]));
        var amount = full * ramp * seat.SeniorityPercent * seat.FocusPercent / 1_000_000 * days.Count / period.Days;
        return new SeatPeriod(period.Number, ramp, days.Count, period.Days, Shares.Round(amount, unit));
    }

    private static bool InService(Seat seat, DateOnly day) =>
        !seat.IsVacant && day >= seat.Start && (seat.End is null || day < seat.End) && !seat.Leaves.Any(leave => day >= leave.From && day < leave.To);

    private static Refusal? Check(Seat seat, decimal unit)
    {
        if (unit <= 0)
        {
            return TargetRefusals.BadUnit(unit);
        }

        if (seat.End < seat.Start)
        {
            return QuotaRefusals.BadDates($"The service of {seat.Key}", seat.Start, seat.End.Value);
        }

        if (seat.Leaves.FirstOrDefault(leave => leave.To < leave.From) is { } leave)
        {
            return QuotaRefusals.BadDates($"A leave of {seat.Key}", leave.From, leave.To);
        }

        return seat.SeniorityPercent is < 0 or > MostPercent ? QuotaRefusals.BadFactor($"The seniority of {seat.Key}", seat.SeniorityPercent, MostPercent)
            : seat.FocusPercent is < 0 or > MostPercent ? QuotaRefusals.BadFactor($"The focus of {seat.Key}", seat.FocusPercent, MostPercent)
            : seat.Ramp.Check();
    }
}
