using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Alignments;

/// <summary>Undoes the caller's own last act, or redoes what the caller undid last, whatever others did to other units since.</summary>
public sealed class TakeBackEdit(EditWriter writer, EditTargetTotals targets)
{
    [SchemaName("TakeBackRequest")]
    public sealed record TakeBackRequest(int ExpectedRevision, Guid? TargetPlan = null);

    public Task<Outcome<EditReply>> UndoAsync(Guid alignment, TakeBackRequest request, Caller caller, CancellationToken cancellation) =>
        WriteAsync(alignment, request, caller, EditKind.Undo, stacks => stacks.Undoable(caller.User), AlignmentRefusals.NothingToUndo, cancellation);

    public Task<Outcome<EditReply>> RedoAsync(Guid alignment, TakeBackRequest request, Caller caller, CancellationToken cancellation) =>
        WriteAsync(alignment, request, caller, EditKind.Redo, stacks => stacks.Redoable(caller.User), AlignmentRefusals.NothingToRedo, cancellation);

    private Task<Outcome<EditReply>> WriteAsync(
        Guid alignment, TakeBackRequest request, Caller caller, EditKind kind, Func<EditStacks, Revision?> last, Func<Refusal> nothing, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        return targets.WithAsync(
            request.TargetPlan, alignment, caller,
            () => writer.WriteAsync(
                caller,
                new(alignment, request.ExpectedRevision),
                (held, ct) => last(held.Open.Stacks) is { } revision
                    ? PlanAsync(held, kind, revision.Value, ct)
                    : Task.FromResult<Outcome<PlannedEdit>>(nothing()),
                cancellation),
            cancellation);
    }

    private static async Task<Outcome<PlannedEdit>> PlanAsync(HeldAlignment held, EditKind kind, int revision, CancellationToken cancellation)
    {
        var edits = await held.EditsAfterAsync(revision - 1, cancellation);
        var change = Concurrency.TakeBack(edits[0], edits.Skip(1));
        if (!change.IsDone)
        {
            return change.Refusal;
        }

        var summary = kind == EditKind.Undo
            ? $"Undo: {edits[0].Header.Summary}"
            : $"Redo: {edits[0].Header.Summary.Replace("Undo: ", "", StringComparison.Ordinal)}";
        return new PlannedEdit(kind, change.Value, summary.Replace("Undo: Redo: ", "Undo: ", StringComparison.Ordinal)) { Undoes = revision };
    }
}
