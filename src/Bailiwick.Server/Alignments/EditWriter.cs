using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>The one way an edit gets into the log: plan on the newest revision, judge, write, and again when another node was faster.</summary>
public sealed class EditWriter(OpenAlignments alignments, AlignmentLog log, TimeProvider time)
{
    private const int MostTries = 50;

    /// <summary>Plans and writes one edit and answers with everything since the revision the caller had seen.</summary>
    /// <param name="caller">Who does it.</param>
    /// <param name="target">Which alignment, and the revision the caller had seen.</param>
    /// <param name="plan">Makes the edit on the present revision; asked again when that moved on.</param>
    /// <param name="cancellation">Ends waiting; an edit being written is finished.</param>
    public async Task<Outcome<EditReply>> WriteAsync(
        Caller caller, Target target, Func<HeldAlignment, CancellationToken, Task<Outcome<PlannedEdit>>> plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(plan);
        var hold = await alignments.HoldAsync(caller.Workspace, target.Alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (target.Expected < 0 || target.Expected > held.Open.Revision)
            {
                return AlignmentRefusals.UnknownRevision(target.Expected, held.Open.Revision);
            }

            var planned = await plan(held, cancellation);
            var refusal = planned.IsDone ? await JudgeAsync(held, planned.Value, cancellation) : planned.Refusal;
            if (refusal is not null)
            {
                return refusal;
            }

            var edit = Row(caller, held, planned.Value);
            if (await log.AppendAsync(caller.Workspace, held.Id, edit, planned.Value.Change, CancellationToken.None))
            {
                held.Open.Take(new StoredEdit(edit, planned.Value.Change));
                return await EditReply.SinceAsync(held, target.Expected, cancellation);
            }

            await held.CatchUpAsync(cancellation);
        }

        return new Refusal(
            "alignment.busy", $"Other edits were faster {MostTries} times in a row. Maybe try again in a moment.", RefusalKind.Conflict);
    }

    private static async Task<Refusal?> JudgeAsync(HeldAlignment held, PlannedEdit planned, CancellationToken cancellation)
    {
        var clash = planned.Seen is { } seen
            ? Concurrency.Check(planned.Change, await held.EditsAfterAsync(seen, cancellation))
            : null;
        return clash ?? ChangeRules.Check(held.State, planned.Change);
    }

    private EditRow Row(Caller caller, HeldAlignment held, PlannedEdit planned) => new()
    {
        Revision = held.Open.Revision + 1,
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = planned.Kind,
        AuthorId = caller.User.Value,
        AuthorName = caller.Name,
        At = time.GetUtcNow(),
        Reason = string.IsNullOrWhiteSpace(planned.Reason) ? null : planned.Reason.Trim(),
        Summary = planned.Summary,
        Units = planned.Change.UnitCount,
        Areas = planned.Change.Areas.Length,
        AreasAfter = held.State.Areas.With(planned.Change.Areas).Count,
        Undoes = planned.Undoes,
        ProposalId = planned.ProposalId,
    };

    /// <summary>Which alignment is edited, and the revision the caller had seen.</summary>
    public sealed record Target(Guid Alignment, int Expected);
}
