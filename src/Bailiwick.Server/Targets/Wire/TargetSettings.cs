using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>What operations says about a plan: how much there is, and how it is shared.</summary>
/// <param name="Total">The one number to share; or nothing when areas have totals of their own.</param>
/// <param name="AreaTotals">Totals of areas of one level; accounts elsewhere are outside the plan.</param>
/// <param name="Unit">The unit of rounding; nothing for the currency's minor unit.</param>
/// <param name="Method">Even, weighted or bucketed.</param>
/// <param name="Weights">The columns the weight comes from; several are blended.</param>
/// <param name="Buckets">Of the bucketed method.</param>
/// <param name="EligibleIf">Conditions on columns, all to be met.</param>
/// <param name="Bounds">What floors mean.</param>
/// <param name="FloorColumn">A column with the least amount of each account.</param>
/// <param name="CapColumn">A column with the largest amount of each account.</param>
/// <param name="Excess">What happens when numbers of their own are more than there is.</param>
/// <param name="OverAssignmentPercent">How much more is handed down than the total; never shown to managers.</param>
/// <param name="PotentialColumn">What roll-ups show as potential.</param>
/// <param name="WorkloadColumn">What roll-ups show as workload.</param>
/// <param name="MajorityShare">The part of an area's amount that its majority set carries.</param>
/// <param name="BandPercent">How far from the mean an area may be and still count as fair.</param>
/// <param name="Season">Weights over the periods of the year; nothing for equal ones. Where it is learned, what was learned is shown here.</param>
/// <param name="Reconcile">How top-down and bottom-up numbers are brought together.</param>
/// <param name="Rates">What other currencies are worth in the plan's from a day on; numbers entered in them are converted at the rate of the year's first day.</param>
/// <param name="Learn">A season learned from past years instead of a given one.</param>
/// <param name="Products">The product dimension.</param>
[SchemaName("TargetSettings")]
public sealed record TargetSettings(
    decimal? Total = null,
    IReadOnlyList<TargetAreaTotal>? AreaTotals = null,
    decimal? Unit = null,
    SpreadMethod Method = SpreadMethod.Weighted,
    IReadOnlyList<TargetWeight>? Weights = null,
    TargetBuckets? Buckets = null,
    IReadOnlyList<TargetCondition>? EligibleIf = null,
    BoundMeaning Bounds = BoundMeaning.Clip,
    string? FloorColumn = null,
    string? CapColumn = null,
    ExcessPolicy Excess = ExcessPolicy.Keep,
    decimal OverAssignmentPercent = 0,
    string? PotentialColumn = null,
    string? WorkloadColumn = null,
    decimal MajorityShare = 0.8m,
    decimal BandPercent = 10,
    IReadOnlyList<decimal>? Season = null,
    TargetReconciling? Reconcile = null,
    IReadOnlyList<DatedRate>? Rates = null,
    TargetLearning? Learn = null,
    TargetProducts? Products = null)
{
    /// <summary>With the season that is learned in its place; refused when nothing can be learned. Settings with a given season stay as they are.</summary>
    public Outcome<TargetSettings> Seasoned()
    {
        if (Learn is not { } learn)
        {
            return this;
        }

        var learned = Seasonality.Learn(learn.History, learn.Method);
        if (!learned.IsDone || !learn.Smooth)
        {
            return learned.IsDone ? this with { Season = learned.Value.Weights } : learned.Refusal;
        }

        var total = Total ?? (AreaTotals ?? []).Sum(area => area.Total);
        if (total <= 0)
        {
            return CalendarRefusals.BadIndicator($"The plan's total is {TargetPlanRefusals.Text(total)}; joining it to last year needs one above 0.");
        }

        var periods = learned.Value.Weights.Length;
        var both = SmoothSpread.Proportional([.. learned.Value.Weights, .. learned.Value.Weights], [learn.History[^1].Sum(), total], 0.01m);
        if (!both.IsDone)
        {
            return both.Refusal;
        }

        var year = both.Value.Skip(periods).ToList();
        return year.Exists(amount => amount < 0)
            ? CalendarRefusals.BadIndicator($"Joined to last year without a jump, a period would fall to {TargetPlanRefusals.Text(year.Min())}.")
            : this with { Season = year };
    }
}
