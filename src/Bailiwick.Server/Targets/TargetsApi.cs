using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Targets;

/// <summary>The routes of target plans.</summary>
public static class TargetsApi
{
    public static void MapTargets(this RouteGroupBuilder workspace)
    {
        var plans = workspace.MapGroup("/target-plans").WithTags("Targets");
        MapWhole(plans);
        MapAccounts(plans);
    }

    private static void MapWhole(RouteGroupBuilder plans)
    {
        plans.MapGet("", (Guid? alignment, [AsParameters] PageQuery page, ListTargetPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(alignment, page, caller, ct))).Demands(Right.ViewPlans).WithName("listTargetPlans");
        plans.MapPost("", (CreateTargetPlan.CreateRequest request, CreateTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.DefineTargets).WithName("createTargetPlan");
        plans.MapGet("/{id:guid}", (Guid id, GetTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getTargetPlan");
        plans.MapPatch("/{id:guid}", (Guid id, ChangeTargetPlan.ChangeRequest request, ChangeTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RenameAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("changeTargetPlan");
        plans.MapDelete("/{id:guid}", (Guid id, ChangeTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.DeleteAsync(id, caller, ct))).Demands(Right.DefineTargets).WithName("deleteTargetPlan");
        plans.MapPut("/{id:guid}/settings", (Guid id, SetTargetSettings.SetRequest request, SetTargetSettings handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("setTargetSettings");
        plans.MapPost("/{id:guid}/preview", (Guid id, SetTargetSettings.PreviewRequest request, SetTargetSettings handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("previewTargetSettings");
        plans.MapGet("/{id:guid}/edits", (Guid id, [AsParameters] PageQuery page, ReadTargetHistory handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, page, caller, ct))).Demands(Right.ViewPlans).WithName("listTargetEdits");
        plans.MapGet("/{id:guid}/roll-up", (Guid id, [AsParameters] RollUpTargets.Query query, RollUpTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, query, caller, ct))).Demands(Right.ViewPlans).WithName("rollUpTargets");
    }

    private static void MapAccounts(RouteGroupBuilder plans)
    {
        plans.MapGet("/{id:guid}/accounts", (Guid id, [AsParameters] ListTargetAccounts.Query query, ListTargetAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, query, caller, ct))).Demands(Right.ViewPlans).WithName("listTargetAccounts");
        plans.MapGet("/{id:guid}/columns/{column}", (Guid id, string column, ReadTargetColumn handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.HandleAsync(id, column, caller, ct))).Demands(Right.ViewPlans).WithName("readTargetColumn");
        plans.MapGet("/{id:guid}/accounts/{record:int}/explanation", (Guid id, int record, ExplainTarget handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, record, caller, ct))).Demands(Right.ViewPlans).WithName("explainTarget");
        plans.MapPost("/{id:guid}/input", (Guid id, EnterTargets.EnterRequest request, EnterTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EnterTargets).WithName("enterTargets");
    }
}
