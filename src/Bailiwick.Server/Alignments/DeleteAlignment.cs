using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Server.Alignments;

/// <summary>Deletes an alignment with its history and proposals.</summary>
public sealed class DeleteAlignment(AlignmentStore store, TimeProvider time)
{
    public async Task<Outcome<Nothing>> HandleAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        if (await store.FindAsync(caller.Workspace, new AlignmentId(alignment), cancellation) is not { } row)
        {
            return OpenAlignments.NotFound(alignment);
        }

        try
        {
            return await store.DeleteAsync(new(caller.Workspace, caller.User, caller.Name, time.GetUtcNow()), row.Id, row.Name, cancellation)
                ? Nothing.Instance
                : OpenAlignments.NotFound(alignment);
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return new Refusal("alignment.in-use", $"\"{row.Name}\" has target plans. Maybe delete those first.", RefusalKind.Conflict);
        }
    }
}
