using System.Collections.Immutable;

namespace Bailiwick.Core.Quotas;

/// <summary>What part of a full quota a seller carries by month of service.</summary>
/// <param name="Percents">By month of service, from the first; 100 after the last.</param>
public sealed record RampProfile(ImmutableArray<decimal> Percents)
{
    /// <summary>A full quota from the first day.</summary>
    public static RampProfile None { get; } = new([]);

    /// <summary>A refusal when a percent is below 0 or above 100, else null.</summary>
    public Refusal? Check()
    {
        foreach (var percent in Percents)
        {
            if (percent is < 0 or > 100)
            {
                return QuotaRefusals.BadFactor("A percent of the ramp", percent, 100);
            }
        }

        return null;
    }

    /// <summary>The percent of a month of service, counted from 1; 0 before service.</summary>
    public decimal PercentOf(int month) => month < 1 ? 0 : month <= Percents.Length ? Percents[month - 1] : 100;

    /// <summary>The month of service a day lies in: 1 from the start on, 2 from the same day of the next month.</summary>
    public static int MonthOfService(DateOnly start, DateOnly day)
    {
        var months = ((day.Year - start.Year) * 12) + day.Month - start.Month;
        return start.AddMonths(months) > day ? months : months + 1;
    }
}
