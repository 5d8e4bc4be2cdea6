using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Optimization;

/// <summary>Takes a proposal over as one edit that can be undone, or puts it aside.</summary>
public sealed class SettleProposal(ProposalStore store, EditWriter writer, TimeProvider time)
{
    [SchemaName("AcceptProposal")]
    public sealed record AcceptRequest(int ExpectedRevision, string? Reason = null);

    /// <summary>Accepts. The edits since the proposal's own revision must be about other units and areas.</summary>
    public async Task<Outcome<EditReply>> AcceptAsync(Guid proposal, AcceptRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        if (await store.FindAsync(caller.Workspace, proposal, cancellation) is not { } row)
        {
            return ReadProposals.NotFound(proposal);
        }

        return await writer.WriteAsync(
            caller,
            new(row.AlignmentId, request.ExpectedRevision),
            (held, ct) => PlanAsync(held, (caller.Workspace, row.Id), request, ct),
            cancellation);
    }

    public async Task<Outcome<Nothing>> DiscardAsync(Guid proposal, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        if (await store.FindAsync(caller.Workspace, proposal, cancellation) is not { } row)
        {
            return ReadProposals.NotFound(proposal);
        }

        return await store.DiscardAsync(new(caller.Workspace, caller.User, caller.Name, time.GetUtcNow()), proposal, cancellation)
            ? Nothing.Instance
            : Settled(row);
    }

    private async Task<Outcome<PlannedEdit>> PlanAsync(
        HeldAlignment held, (WorkspaceId Workspace, Guid Id) proposal, AcceptRequest request, CancellationToken cancellation)
    {
        var row = await store.FindAsync(proposal.Workspace, proposal.Id, cancellation);
        if (row is not { State: "open" })
        {
            return row is null ? ReadProposals.NotFound(proposal.Id) : Settled(row);
        }

        var areaOfUnit = (await store.ReadAssignmentAsync(proposal.Workspace, proposal.Id, cancellation))!;
        var since = Change.Net((await held.EditsAfterAsync(row.BaseRevision, cancellation)).Select(edit => edit.Change));
        var change = Difference(held.State, since, areaOfUnit);
        return change.IsEmpty
            ? AlignmentRefusals.NothingChanges("the alignment is already as the proposal says")
            : new PlannedEdit(EditKind.AcceptProposal, change, $"Accepted a proposal: {EditSummary.Moved(change, held.State.Areas)}")
            {
                Reason = request.Reason,
                ProposalId = row.Id,
                Seen = row.BaseRevision,
            };
    }

    // Units the proposal leaves where they were at its own revision are not its business, wherever others have moved them since.
    private static Change Difference(AlignmentState state, Change since, ushort[] areaOfUnit)
    {
        var areaAtBase = since.Moves.ToDictionary(move => move.Unit.Value, move => AlignmentState.Encode(move.From));
        var moves = new List<UnitMove>();
        for (var unit = 0; unit < areaOfUnit.Length; unit++)
        {
            var (now, proposed) = (state.AreaOfUnit[unit], areaOfUnit[unit]);
            if (proposed != now && proposed != areaAtBase.GetValueOrDefault(unit, now))
            {
                moves.Add(new UnitMove(new UnitIndex(unit), AlignmentState.Decode(now), AlignmentState.Decode(proposed)));
            }
        }

        return Change.Of(moves);
    }

    private static Refusal Settled(ProposalRow row) => new(
        "proposal.settled", $"The proposal was {row.State} already. Maybe start another run.", RefusalKind.Conflict);
}
