using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Rolls a plan up the hierarchy of its alignment, or of any other one of the same dataset.</summary>
public sealed class RollUpTargets(TargetReading reading, AreaViews views)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Alignment">Another alignment of the same dataset; the plan's own when nothing is said.</param>
    /// <param name="AlignmentRevision">An earlier revision of it.</param>
    /// <param name="Concentration">Whether how few accounts carry how much is worked out too; takes longer.</param>
    public sealed record Query(Guid? Alignment, int? AlignmentRevision, bool? Concentration);

    public async Task<Outcome<TargetRollUp>> HandleAsync(Guid plan, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.ViewPlans);
        AreaView? other = null;
        if (query.Alignment is { } alignment)
        {
            var view = await views.TakeAsync(caller.Workspace, alignment, query.AlignmentRevision, cancellation);
            if (!view.IsDone)
            {
                return view.Refusal;
            }

            other = view.Value;
        }

        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        // A branch is one of the plan's own alignment.
        var over = taken.Scope.IsAll ? other ?? taken.View : taken.View;
        if (over.DatasetId != taken.View.DatasetId)
        {
            return TargetPlanRefusals.OtherDataset(over.Alignment);
        }

        var figures = taken.Figures();
        return figures.IsDone ? new RollUpFigures(taken, figures.Value, over).Show(query.Concentration == true) : figures.Refusal;
    }
}
