using System.Runtime.InteropServices;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Optimization;

/// <summary>The proposals of a workspace or of one alignment, newest first.</summary>
public sealed class ReadProposals(ProposalStore store)
{
    public async Task<Page<Proposal>> ListAsync(Guid? alignment, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var rows = await store.ListAsync(caller.Workspace, alignment, (page.After(), page.Size() + 1), cancellation);
        return Page<Proposal>.Of([.. rows.Select(Shown)], page.Size(), proposal => proposal.Id.ToString());
    }

    public async Task<Outcome<Proposal>> GetAsync(Guid proposal, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        return await store.FindAsync(caller.Workspace, proposal, cancellation) is { } row ? Shown(row) : NotFound(proposal);
    }

    public async Task<Outcome<BinaryBody>> AssignmentAsync(Guid proposal, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        return await store.ReadAssignmentAsync(caller.Workspace, proposal, cancellation) is { } areaOfUnit
            ? new BinaryBody(MemoryMarshal.AsBytes<ushort>(areaOfUnit).ToArray(), proposal.ToString("N")) { IsImmutable = true }
            : NotFound(proposal);
    }

    public static Refusal NotFound(Guid proposal) => new(
        "proposal.not-found", $"There is no proposal {proposal} in this workspace. Maybe its alignment was deleted.", RefusalKind.NotFound);

    private static Proposal Shown(ProposalRow row)
    {
        var findings = JsonSerializer.Deserialize<ProposalFindings>(row.Findings, WireJson.Options)!;
        return new Proposal
        {
            Id = row.Id,
            AlignmentId = row.AlignmentId,
            BaseRevision = row.BaseRevision,
            State = Enum.Parse<ProposalState>(row.State, ignoreCase: true),
            CreatedAt = row.CreatedAt,
            CreatedBy = row.CreatedBy,
            MovedUnits = row.MovedUnits,
            Score = findings.Score,
            Obstacles = findings.Obstacles,
            Totals = findings.Totals,
        };
    }
}
