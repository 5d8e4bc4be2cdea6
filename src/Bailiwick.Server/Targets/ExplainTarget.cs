using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>
/// Why an account has its number: steps that recompute to it, what was entered, and the year. The steps begin at the plan's total, so a
/// manager, who sees the own branch only, does not get them.
/// </summary>
public sealed class ExplainTarget(TargetReading reading)
{
    public async Task<Outcome<TargetExplanation>> HandleAsync(Guid plan, int record, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        if (record < 0 || record >= taken.Open.Dataset.Rows || !taken.Sees(record))
        {
            return TargetRefusals.UnknownKey($"{record}", "record");
        }

        var made = taken.Figures();
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var input = taken.Open.Inputs.GetValueOrDefault(record);
        var isFixed = (input?.Lock ?? input?.Override ?? input?.BottomUp) is not null;
        return new TargetExplanation(
            AccountRows.Of(taken, made.Value, [record])[0],
            taken.Scope.IsAll ? [.. made.Value.Explain(record).Steps.Select(TargetExplanation.Step.Of)] : [],
            isFixed && taken.Scope.IsAll ? [.. (made.Value.ExplainCalculated(record)?.Steps ?? []).Select(TargetExplanation.Step.Of)] : [],
            [.. (input?.All ?? []).Reverse().Select(Entry)],
            GetTargetPlan.Periods(taken, made.Value.Amounts[record]))
        {
            Withheld = taken.Scope.IsAll ? null : Why(taken.Open.Settings, made.Value, record),
        };
    }

    // Each step carries the total or a rate that leads back to it, and a seller's manager sees no number from above.
    private static string Why(TargetSettings settings, PlanFigures figures, int record) => figures.Sources[record] switch
    {
        AmountSource.Calculated => $"The amount is this account's part, {Basis(settings)}, of a number from above your branch. The steps begin at that number, which only "
            + "operations and leaders see; what was entered for the account, and by whom, stands below.",
        AmountSource.NotEligible => "The account does not meet the plan's conditions, so it has no amount.",
        _ => "The amount was entered for this account, so it is not calculated; who entered it stands below. The steps to the calculated amount begin at a number from above your branch, which only operations and leaders see.",
    };

    private static string Basis(TargetSettings settings) => settings.Method switch
    {
        SpreadMethod.Even => "the same for every account",
        SpreadMethod.Bucketed => "by its bucket",
        _ => "by its weight",
    };

    private static TargetExplanation.Entry Entry((TargetField Field, Entered Value) one) => new(
        one.Value.Revision,
        one.Field switch
        {
            TargetField.BottomUp => TargetCellField.BottomUp,
            TargetField.Override => TargetCellField.Override,
            TargetField.Lock => one.Value.IsNothing ? TargetCellField.Unlock : TargetCellField.Lock,
            TargetField.Confidence => TargetCellField.Confidence,
            TargetField.Comment => TargetCellField.Comment,
            _ => TargetCellField.Split,
        },
        one.Value.Amount,
        one.Value.Words,
        one.Value.Author,
        one.Value.At);
}
