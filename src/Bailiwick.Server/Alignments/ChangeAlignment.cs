using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>Renames an alignment, describes it, or changes what it balances. What is left out stays.</summary>
public sealed class ChangeAlignment(OpenAlignments alignments, AlignmentStore store, GetAlignment get, TimeProvider time)
{
    [SchemaName("ChangeAlignment")]
    public sealed record ChangeRequest(string? Name = null, string? Description = null, BalanceSettings? Balance = null);

    public async Task<Outcome<Alignment>> HandleAsync(Guid alignment, ChangeRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using (var held = hold.Value)
        {
            var refusal = AlignmentNames.Check(request.Name ?? held.Row.Name, request.Description)
                ?? (request.Balance is null ? null : BalanceRules.Check(request.Balance, held.Units.Measures));
            if (refusal is not null)
            {
                return refusal;
            }

            var row = held.Row with
            {
                Name = request.Name?.Trim() ?? held.Row.Name,
                Description = request.Description ?? held.Row.Description,
                BalanceMeasure = request.Balance?.Measure ?? held.Row.BalanceMeasure,
                BalanceTolerance = request.Balance?.Tolerance ?? held.Row.BalanceTolerance,
                BalanceContiguous = request.Balance?.Contiguous ?? held.Row.BalanceContiguous,
                ChangedAt = time.GetUtcNow(),
                ChangedBy = caller.Name,
            };
            if (!await store.ChangeAsync(caller.Workspace, caller.User, row, cancellation))
            {
                return OpenAlignments.NotFound(alignment);
            }
        }

        return await get.HandleAsync(alignment, caller, cancellation);
    }
}
