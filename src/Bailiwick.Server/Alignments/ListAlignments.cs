using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>The alignments of a workspace, newest first.</summary>
public sealed class ListAlignments(AlignmentStore store)
{
    public async Task<Page<AlignmentInfo>> HandleAsync(PageQuery page, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var rows = await store.ListAsync(caller.Workspace, page.After(), page.Size() + 1, cancellation);
        return Page<AlignmentInfo>.Of([.. rows.Select(AlignmentInfo.Of)], page.Size(), info => info.Id.ToString());
    }
}
