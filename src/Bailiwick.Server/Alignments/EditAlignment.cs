using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Alignments;

/// <summary>Takes one act of a planner as one edit that can be undone.</summary>
public sealed class EditAlignment(EditWriter writer, EditTargetTotals targets)
{
    [SchemaName("EditRequest")]
    public sealed record EditRequest(int ExpectedRevision, Act Act, string? Reason = null, Guid? TargetPlan = null);

    public Task<Outcome<EditReply>> HandleAsync(Guid alignment, EditRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        return request.Act is null
            ? Task.FromResult<Outcome<EditReply>>(AlignmentRefusals.NothingGiven("act"))
            : targets.WithAsync(
                request.TargetPlan, alignment, caller,
                () => writer.WriteAsync(caller, new(alignment, request.ExpectedRevision), (held, ct) => PlanAsync(held, request, ct), cancellation),
                cancellation);
    }

    private static async Task<Outcome<PlannedEdit>> PlanAsync(HeldAlignment held, EditRequest request, CancellationToken cancellation)
    {
        var (kind, change) = await ChangeOfAsync(held, request.Act, cancellation);
        return change.Match<Outcome<PlannedEdit>>(
            done: value => new PlannedEdit(kind, value, EditSummary.Of(kind, value, held.State.Areas.With(value.Areas)))
            {
                Reason = request.Reason,
                Seen = request.ExpectedRevision,
            },
            refused: refusal => refusal);
    }

    private static async Task<(EditKind Kind, Outcome<Change> Change)> ChangeOfAsync(HeldAlignment held, Act act, CancellationToken cancellation)
    {
        var state = held.State;
        return act switch
        {
            Act.MoveUnits move => (EditKind.MoveUnits, UnitActs.Move(state, Units(move.Units), new AreaNumber(move.To))),
            Act.AssignUnits assign => (EditKind.AssignUnits, UnitActs.Assign(state, Units(assign.Units), Areas(assign.To))),
            Act.CreateAreas create => (EditKind.CreateAreas, AreaActs.Create(state, [.. (create.Areas ?? []).Select(Made)])),
            Act.UpdateAreas update => (EditKind.UpdateAreas, AreaActs.Update(state, [.. (update.Areas ?? []).Select(Altered)])),
            Act.RemoveAreas remove => (EditKind.RemoveAreas, AreaActs.Remove(state, Areas(remove.Areas))),
            Act.LockAreas areas => (EditKind.LockAreas, AreaActs.Lock(state, Areas(areas.Areas), areas.Locked)),
            Act.LockUnits units => (EditKind.LockUnits, UnitActs.Lock(state, Units(units.Units), units.Locked)),
            Act.AssignNearest nearest => (EditKind.AssignNearest, NearestAssignment.Plan(
                state,
                (await held.Units.GraphAsync(cancellation)).Links,
                nearest.Units is null ? null : Units(nearest.Units))),
            Act.JoinIslands join => (EditKind.JoinIslands, IslandJoining.Plan(
                state,
                (await held.Units.GraphAsync(cancellation)).Links,
                join.Areas is null ? null : Areas(join.Areas),
                held.BalancedMeasure)),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "There is no such act."),
        };
    }

    private static UnitIndex[] Units(int[]? units) => Array.ConvertAll(units ?? [], unit => new UnitIndex(unit));

    private static AreaNumber[] Areas(int[]? areas) => Array.ConvertAll(areas ?? [], area => new AreaNumber(area));

    private static Core.Alignments.NewArea Made(Wire.NewArea area) =>
        new(area.Level, new AreaNumber(area.Parent), area.Name, area.Color, area.Owner, area.TargetShare);

    private static Core.Alignments.AreaUpdate Altered(Wire.AreaUpdate area) => new(new AreaNumber(area.Number))
    {
        Name = area.Name,
        Color = area.Color,
        Owner = area.Owner,
        TargetShare = area.TargetShare,
        Parent = area.Parent is { } parent ? new AreaNumber(parent) : null,
    };
}
