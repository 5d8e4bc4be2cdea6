using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;
using Npgsql;

namespace Bailiwick.Server.Targets;

/// <summary>Renames, describes and deletes plans.</summary>
public sealed class ChangeTargetPlan(TargetPlanStore store, TargetActs acts, GetTargetPlan get)
{
    [SchemaName("ChangeTargetPlan")]
    public sealed record ChangeRequest(string? Name = null, string? Description = null);

    public async Task<Outcome<TargetPlan>> RenameAsync(Guid plan, ChangeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (await store.FindAsync(caller.Workspace, plan, cancellation) is not { } row)
        {
            return TargetPlanRefusals.NotFound(plan);
        }

        var (name, description) = (request.Name?.Trim() ?? row.Name, request.Description ?? row.Description);
        if (PlanNames.Check(name, description) is { } bad)
        {
            return bad;
        }

        return await store.RenameAsync(acts.Of(caller), plan, (name, description), cancellation)
            ? await get.HandleAsync(plan, caller, cancellation)
            : TargetPlanRefusals.NotFound(plan);
    }

    public async Task<Outcome<Nothing>> DeleteAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.DefineTargets);
        if (await store.FindAsync(caller.Workspace, plan, cancellation) is not { } row)
        {
            return TargetPlanRefusals.NotFound(plan);
        }

        try
        {
            return await store.DeleteAsync(acts.Of(caller), plan, row.Name, cancellation) ? Nothing.Instance : TargetPlanRefusals.NotFound(plan);
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return TargetPlanRefusals.InUse(row.Name);
        }
    }
}
