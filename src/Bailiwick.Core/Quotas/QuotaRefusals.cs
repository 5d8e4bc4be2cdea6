using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>Every "no" about quotas, in one place.</summary>
public static class QuotaRefusals
{
    /// <summary>Thresholds or a band that do not rise.</summary>
    public static Refusal BadBand(decimal low, decimal high) => new(
        "quota.bad-band", $"{Text(low)} to {Text(high)} is no band: both are above 0 and the second is not below the first. Maybe exchange them.");

    /// <summary>An on-target pay that is not above 0.</summary>
    public static Refusal BadPay(string seller, decimal pay) => new(
        "quota.bad-pay", $"The on-target earnings of {seller} are {Text(pay)}; they are above 0. Maybe leave the seller out of the check.");

    /// <summary>A factor or percent outside its range.</summary>
    public static Refusal BadFactor(string what, decimal value, decimal most) => new(
        "quota.bad-factor", $"{what} is {Text(value)}; it is between 0 and {Text(most)}. Maybe write 50 for half.");

    /// <summary>Dates in the wrong order.</summary>
    public static Refusal BadDates(string what, DateOnly from, DateOnly to) => new(
        "quota.bad-dates", $"{what} begins on {from:yyyy-MM-dd} and ends before {to:yyyy-MM-dd}. Maybe exchange the dates.");

    /// <summary>Growth or relief outside its guard rails.</summary>
    public static Refusal OutsideRails(string what, decimal percent, (decimal Least, decimal Most) rails) => new(
        "quota.outside-rails", $"{what} of {Text(percent)} % is outside the {Text(rails.Least)} to {Text(rails.Most)} % this plan allows. Maybe ask whoever set the rails.")
    {
        Details = new Dictionary<string, object?> { ["percent"] = percent, ["least"] = rails.Least, ["most"] = rails.Most },
    };

    /// <summary>Credits of one split that are not 100.</summary>
    public static Refusal SplitPercents(decimal sum) => new(
        "quota.split-percents", $"The split credits add up to {Text(sum)} %, not 100 %. Maybe correct them, or mark one as an overlay.");

    /// <summary>A date that is not in the year of the quota.</summary>
    public static Refusal OutsideYear(DateOnly day, DateOnly start, DateOnly end) => new(
        "quota.outside-year", $"{day:yyyy-MM-dd} is not in the year from {start:yyyy-MM-dd} to before {end:yyyy-MM-dd}. Maybe plan it in the other year.");

    /// <summary>A change of what is over.</summary>
    public static Refusal PeriodClosed(DateOnly from, DateOnly openFrom) => new(
        "quota.period-closed",
        $"A change from {from:yyyy-MM-dd} would alter a closed period: the plan is open from {openFrom:yyyy-MM-dd}. Maybe let it begin on that day.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["from"] = from, ["openFrom"] = openFrom },
    };

    /// <summary>A number to begin from that is below 0.</summary>
    public static Refusal BelowZero(string seat, decimal baseline) => new(
        "quota.below-zero", $"The quota of {seat} would begin from {Text(baseline)}; it is at least 0. Maybe correct its targets, or the growth.")
    {
        Details = new Dictionary<string, object?> { ["seat"] = seat, ["baseline"] = baseline },
    };

    /// <summary>A quota of the year that is less than what its periods before already carry.</summary>
    public static Refusal BelowPast(DatedQuota change, decimal past) => new(
        "quota.below-past",
        $"A quota of {Text(change?.Amount ?? 0)} from {change?.From:yyyy-MM-dd} is less than the {Text(past)} of the periods before. Maybe {Text(past)} or more.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["past"] = past },
    };

    /// <summary>A smoothed spread with a period below 0.</summary>
    public static Refusal SmoothedBelowZero(decimal past, decimal quota) => new(
        "quota.smoothed-below-zero", $"Smoothed from {Text(past)} of the year before to {Text(quota)}, a period would be below 0. Maybe switch the smoothing off.");

    /// <summary>A team whose members do not add up.</summary>
    public static Refusal TeamSum(string team, decimal number, decimal members) => new(
        "quota.team-sum",
        $"The members of {team} carry {Text(members)} and the team's number is {Text(number)}: {Text(Math.Abs(members - number))} too {(members > number ? "much" : "little")}, "
        + "which this plan does not allow. Maybe change another member by as much.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["number"] = number, ["members"] = members },
    };

    /// <summary>Two rows for one seller and period.</summary>
    public static Refusal DuplicateRow(string row) => new("quota.duplicate-row", $"The quota of {row} stands twice. Maybe add the two up.");

    /// <summary>A start that begins no fiscal period.</summary>
    public static Refusal NotAPeriodStart(DateOnly day) => new(
        "quota.not-a-period-start", $"{day:yyyy-MM-dd} begins no period of the fiscal year. Maybe publish by period start.");

    /// <summary>A step of the approval that is not open.</summary>
    public static Refusal WrongState(ApprovalState state, ApprovalStep step) => new(
        "quota.wrong-state", $"The plan is {state}, so {step} is not possible. Maybe look who acted meanwhile.", RefusalKind.Conflict);

    /// <summary>A simulation of nothing, or of too much.</summary>
    public static Refusal BadSimulation(string why) => new("quota.bad-simulation", $"{why} Maybe 10,000 runs with a history of attainments, or a mean and a deviation.");

    private static string Text(decimal value) => TargetRefusals.Text(value);
}
