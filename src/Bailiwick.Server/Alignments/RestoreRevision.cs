using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Alignments;

/// <summary>Makes everything as it was at an earlier revision, as one edit that can itself be undone.</summary>
public sealed class RestoreRevision(EditWriter writer)
{
    [SchemaName("RestoreRequest")]
    public sealed record RestoreRequest(int ExpectedRevision, int Revision, string? Reason = null);

    public Task<Outcome<EditReply>> HandleAsync(Guid alignment, RestoreRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        return writer.WriteAsync(caller, new(alignment, request.ExpectedRevision), (held, ct) => PlanAsync(held, request, ct), cancellation);
    }

    private static async Task<Outcome<PlannedEdit>> PlanAsync(HeldAlignment held, RestoreRequest request, CancellationToken cancellation)
    {
        if (request.Revision < 0 || request.Revision > held.Open.Revision)
        {
            return AlignmentRefusals.UnknownRevision(request.Revision, held.Open.Revision);
        }

        return Concurrency.Restore(await held.EditsAfterAsync(request.Revision, cancellation)).Match<Outcome<PlannedEdit>>(
            done: change => new PlannedEdit(EditKind.Restore, change, $"Restored revision {request.Revision}")
            {
                Reason = request.Reason,
                Seen = request.ExpectedRevision,
            },
            refused: refusal => refusal);
    }
}
