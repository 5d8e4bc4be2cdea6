using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Adds to the answer of an edit what a target plan of that alignment comes to now, so that a map needs no second question.</summary>
public sealed class EditTargetTotals(TargetReading reading)
{
    /// <summary>Edits when the plan can be told of, and tells.</summary>
    /// <param name="plan">The plan asked for; null edits only.</param>
    /// <param name="alignment">The alignment that is edited.</param>
    /// <param name="caller">Who edits.</param>
    /// <param name="edit">Does it; the alignment is let go when it ends.</param>
    /// <param name="cancellation">Ends waiting.</param>
    public async Task<Outcome<EditReply>> WithAsync(Guid? plan, Guid alignment, Caller caller, Func<Task<Outcome<EditReply>>> edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (plan is not { } id)
        {
            return await edit();
        }

        var before = await TotalsAsync(id, alignment, caller, cancellation);
        if (!before.IsDone)
        {
            return before.Refusal;
        }

        var reply = await edit();
        if (!reply.IsDone)
        {
            return reply;
        }

        // The edit stands by now; a plan that it made impossible to work out leaves the totals out, and says why when it is read.
        var after = await TotalsAsync(id, alignment, caller, CancellationToken.None);
        return after.IsDone ? reply.Value with { Targets = after.Value } : reply;
    }

    private async Task<Outcome<TargetTotals>> TotalsAsync(Guid plan, Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        if (taken.Held.Row.AlignmentId != alignment)
        {
            return TargetPlanRefusals.OtherAlignment(plan);
        }

        var figures = taken.Figures();
        if (!figures.IsDone)
        {
            return figures.Refusal;
        }

        var sums = AreaSums.Of(figures.Value, taken.Held.Unit);
        return new TargetTotals(
            plan, taken.Open.Revision, taken.View.Revision,
            [.. taken.View.Areas.All.Select(area => area.Number.Value).Prepend(-1).Where(taken.Scope.Sees).Select(area =>
                new TargetAreaAmount(area, sums.AmountOf(area), sums.AccountsOf(area)))]);
    }
}
