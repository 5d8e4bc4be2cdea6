using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Optimization;

namespace Bailiwick.Server.Alignments;

/// <summary>What is wrong with an alignment now: units without an area, detached pieces; and its score.</summary>
public sealed class GetHealth(OpenAlignments alignments)
{
    private const int MostListed = 10_000;

    public async Task<Outcome<Health>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        var view = await PlanView.TakeAsync(held, cancellation);
        var unassigned = Enumerable.Range(0, view.Units.Units).Where(unit => view.State.AreaOfUnit[unit] == AlignmentState.NoArea);
        return new Health(
            view.Revision,
            [.. unassigned.Take(MostListed)],
            view.State.TotalOf(AreaNumber.None).Units,
            [.. Pieces.Detached(view.State.AreaOfUnit, view.Links, view.State.Frame.Measures[view.Balanced].Amount).Select(piece => new Island(piece.Area.Value, [.. piece.Units.Select(unit => unit.Value)]))],
            Scoring.Of(view, view.State.AreaOfUnit));
    }
}
