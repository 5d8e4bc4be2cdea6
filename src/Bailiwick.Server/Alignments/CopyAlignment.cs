using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>Copies an alignment as it is now into a new one with a history of its own.</summary>
public sealed class CopyAlignment(OpenAlignments alignments, AlignmentStore store, GetAlignment get, TimeProvider time)
{
    [SchemaName("CopyAlignment")]
    public sealed record CopyRequest(string Name);

    public async Task<Outcome<Alignment>> HandleAsync(Guid alignment, CopyRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        if (AlignmentNames.Check(request.Name, null) is { } badName)
        {
            return badName;
        }

        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        AlignmentRow row;
        using (var held = hold.Value)
        {
            row = held.Row with
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                Name = request.Name.Trim(),
                Areas = held.State.Areas.Count,
                Copied = new AlignmentRow.CopiedFrom(held.Row.Id, held.Row.Name, held.Open.Revision),
                CreatedAt = time.GetUtcNow(),
                CreatedBy = caller.Name,
            };
            await store.CreateAsync(
                caller.Workspace,
                caller.User,
                row,
                new Snapshot(held.State.Areas, held.State.AreaOfUnit.ToArray(), held.State.Locks.ToArray()),
                cancellation);
        }

        return await get.HandleAsync(row.Id, caller, cancellation);
    }
}
