using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>Makes an alignment over a dataset: areas by template, every unit unassigned.</summary>
public sealed class CreateAlignment(AlignmentStore store, UnitSets unitSets, GetAlignment get, TimeProvider time)
{
    [SchemaName("CreateAlignment")]
    public sealed record CreateRequest(
        string Name, Guid DatasetId, IReadOnlyList<LevelRequest> Levels, BalanceSettings Balance, Guid? BoundarySetId = null, string? Description = null);

    public async Task<Outcome<Alignment>> HandleAsync(CreateRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        var tree = AreaTemplate.Make([.. (request.Levels ?? []).Select(level => new LevelPlan(level.Name, level.Count))]);
        if (AlignmentNames.Check(request.Name, request.Description) is { } badName)
        {
            return badName;
        }

        if (!tree.IsDone)
        {
            return tree.Refusal;
        }

        var found = await unitSets.FindAsync(
            caller.Workspace,
            new DatasetId(request.DatasetId),
            request.BoundarySetId is { } set ? new BoundarySetId(set) : null,
            cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        if (BalanceRules.Check(request.Balance, found.Value.Measures) is { } badBalance)
        {
            return badBalance;
        }

        var row = Row(request, found.Value, tree.Value, caller);
        var state = AlignmentState.Begin(found.Value.Frame(row.Levels), tree.Value);
        await store.CreateAsync(
            caller.Workspace, caller.User, row, new Snapshot(state.Areas, state.AreaOfUnit.ToArray(), state.Locks.ToArray()), cancellation);
        return await get.HandleAsync(row.Id, caller, cancellation);
    }

    private AlignmentRow Row(CreateRequest request, UnitSet units, AreaTree tree, Caller caller) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Name = request.Name.Trim(),
        Description = request.Description,
        DatasetId = request.DatasetId,
        BoundarySetId = request.BoundarySetId,
        Units = units.Units,
        Levels = [.. request.Levels.Select(level => level.Name.Trim())],
        BalanceMeasure = request.Balance.Measure,
        BalanceTolerance = request.Balance.Tolerance,
        BalanceContiguous = request.Balance.Contiguous,
        Areas = tree.Count,
        CreatedAt = time.GetUtcNow(),
        CreatedBy = caller.Name,
        ChangedAt = time.GetUtcNow(),
        ChangedBy = caller.Name,
    };
}
