using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>The history of an alignment, and what happened since a revision.</summary>
public sealed class ReadHistory(OpenAlignments alignments, AlignmentStore store, AlignmentLog log)
{
    /// <summary>A page of edits, newest first; the cursor is the revision of the last one shown.</summary>
    public async Task<Outcome<Page<Edit>>> ListAsync(Guid alignment, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        if (await store.FindAsync(caller.Workspace, new AlignmentId(alignment), cancellation) is null)
        {
            return OpenAlignments.NotFound(alignment);
        }

        var before = page.Cursor is null ? int.MaxValue
            : int.TryParse(page.Cursor, out var revision) ? revision
            : throw new RefusedException(RequestRefusals.Cursor(page.Cursor));
        var rows = await log.ReadPageAsync(caller.Workspace, new AlignmentId(alignment), (before, page.Size() + 1), cancellation);
        return Page<Edit>.Of([.. rows.Select(Edit.Of)], page.Size(), edit => edit.Revision.ToString());
    }

    /// <summary>The edits after a revision and their net effect: how a client catches up.</summary>
    public async Task<Outcome<EditReply>> SinceAsync(Guid alignment, int since, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        return since < 0 || since > held.Open.Revision
            ? AlignmentRefusals.UnknownRevision(since, held.Open.Revision)
            : await EditReply.SinceAsync(held, since, cancellation);
    }
}
