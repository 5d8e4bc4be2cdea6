namespace Bailiwick.Core.Targets;

/// <summary>Every "no" about fiscal calendars, seasons and rates.</summary>
public static class CalendarRefusals
{
    /// <summary>A year without periods.</summary>
    public static Refusal NoPeriods(int year) => new("calendar.no-periods", $"Fiscal year {year} has no periods. Maybe list them with their first and last day.");

    /// <summary>A period that does not follow the one before.</summary>
    public static Refusal BadPeriod(FiscalPeriod period) => new(
        "calendar.bad-period",
        $"Period {period.Number} of quarter {period.Quarter} goes from {period.Start:yyyy-MM-dd} to before {period.End:yyyy-MM-dd}; periods are numbered from 1, "
        + "follow each other without a gap, and lie in quarters 1 to 4. Maybe correct its dates.");

    /// <summary>A month that is none, or a year outside the calendar.</summary>
    public static Refusal BadStart(int month, int year) => new(
        "calendar.bad-start", $"A fiscal year {year} that starts in month {month} cannot be made; months are 1 to 12 and years 1950 to 2200. Maybe correct one of them.");

    /// <summary>Seasonality that has no weight anywhere, or the wrong number of them.</summary>
    public static Refusal BadSeason(int weights, int periods) => new(
        "calendar.bad-season", $"The seasonality has {weights} weights for {periods} periods; each is at least 0 and one is above. Maybe learn it from history instead.");

    /// <summary>History that nothing can be learned from.</summary>
    public static Refusal BadHistory(string why) => new("calendar.bad-history", $"{why} Maybe give whole years with a total above 0.");

    /// <summary>An indicator that smoothing cannot follow.</summary>
    public static Refusal BadIndicator(string why) => new("calendar.bad-indicator", $"{why} Maybe give a value above 0 for every period of every year.");

    /// <summary>No rate for a currency on a day.</summary>
    public static Refusal NoRate(string currency, DateOnly day) => new(
        "calendar.no-rate", $"There is no rate for {currency} on or before {day:yyyy-MM-dd}. Maybe add one to the plan.");

    /// <summary>A rate that is not above 0, or a currency without three letters.</summary>
    public static Refusal BadRate(string currency, decimal rate) => new(
        "calendar.bad-rate", $"The rate {TargetRefusals.Text(rate)} of \"{currency}\" cannot be used: a rate is above 0 and a currency has three letters. Maybe 1.08 for EUR in USD.");
}
