using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>Deletes an alignment with its history and proposals.</summary>
public sealed class DeleteAlignment(AlignmentStore store, TimeProvider time)
{
    public async Task<Outcome<Nothing>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        return await store.FindAsync(caller.Workspace, new AlignmentId(alignment), cancellation) is { } row
            && await store.DeleteAsync(new(caller.Workspace, caller.User, caller.Name, time.GetUtcNow()), row.Id, row.Name, cancellation)
            ? Nothing.Instance
            : OpenAlignments.NotFound(alignment);
    }
}
