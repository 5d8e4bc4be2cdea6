using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Targets.Files;
using Microsoft.AspNetCore.Mvc;

namespace Bailiwick.Server.Targets;

/// <summary>The routes of target plans.</summary>
public static class TargetsApi
{
    public static void MapTargets(this RouteGroupBuilder workspace)
    {
        var plans = workspace.MapGroup("/target-plans").WithTags("Targets");
        MapWhole(plans);
        MapAccounts(plans);
        MapScenarios(plans);
        MapDecisions(plans);
        MapFiles(plans);
        var branches = workspace.MapGroup("/alignments/{id:guid}/branches").WithTags("Targets");
        branches.MapGet("", (Guid id, Branches handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("listBranches");
        branches.MapPut("", (Guid id, Branches.SetRequest request, Branches handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SetAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("setBranches");
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
        plans.MapGet("/{id:guid}/products", (Guid id, ReadTargetProducts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("readTargetProducts");
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
        plans.MapPost("/{id:guid}/undo", (Guid id, TakeBackTargets.TakeBackRequest request, TakeBackTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.UndoAsync(id, request, caller, ct))).Demands(Right.EnterTargets).WithName("undoTargets");
        plans.MapPost("/{id:guid}/redo", (Guid id, TakeBackTargets.TakeBackRequest request, TakeBackTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RedoAsync(id, request, caller, ct))).Demands(Right.EnterTargets).WithName("redoTargets");
    }

    private static void MapScenarios(RouteGroupBuilder plans)
    {
        plans.MapPost("/{id:guid}/copies", (Guid id, CopyTargetPlan.CopyRequest request, CopyTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("copyTargetPlan");
        plans.MapGet("/comparison", (Guid left, Guid right, CompareTargetPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(left, right, caller, ct))).Demands(Right.ViewPlans).WithName("compareTargetPlans");
        plans.MapPost("/{id:guid}/state", (Guid id, MoveTargetPlan.MoveRequest request, MoveTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("moveTargetPlan");
        plans.MapGet("/{id:guid}/runs", (Guid id, [AsParameters] PageQuery page, MoveTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(id, page, caller, ct))).Demands(Right.ViewPlans).WithName("listTargetRuns");
        plans.MapPost("/{id:guid}/runs", (Guid id, MoveTargetPlan handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RecordAsync(id, caller, ct))).Demands(Right.DefineTargets).WithName("recordTargetRun");
    }

    private static void MapDecisions(RouteGroupBuilder plans)
    {
        plans.MapGet("/{id:guid}/requests", (Guid id, TargetRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("listTargetRequests");
        plans.MapPost("/{id:guid}/requests", (Guid id, TargetRequests.AskRequest request, TargetRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AskAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("askBranches");
        plans.MapPost("/{id:guid}/requests/{area:int}/state", (Guid id, int area, TargetRequests.SettleRequest request, TargetRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SettleAsync(id, area, request, caller, ct))).Demands(Right.EnterTargets).WithName("settleTargetRequest");
        plans.MapGet("/{id:guid}/reconciliation", (Guid id, ReconcileTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ShowAsync(id, null, caller, ct))).Demands(Right.ViewPlans).WithName("readReconciliation");
        plans.MapPost("/{id:guid}/reconciliation/preview", (Guid id, ReconcileTargets.PreviewRequest request, ReconcileTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("previewReconciliation");
        plans.MapPost("/{id:guid}/reconciliation/apply", (Guid id, ReconcileTargets.ApplyRequest request, ReconcileTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ApplyAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("applyReconciliation");
    }

    private static void MapFiles(RouteGroupBuilder plans)
    {
        plans.MapGet("/{id:guid}/exports/accounts.csv", (Guid id, ExportTargets handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.CsvAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportTargets");
        plans.MapGet("/{id:guid}/exports/accounts.xlsx", (Guid id, ExportTargets handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.WorkbookAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportTargetWorkbook");
        plans.MapPost("/{id:guid}/imports", (Guid id, HttpRequest request, [AsParameters] ImportTargets.Query query, ImportTargets handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request.Body, query, caller, ct)))
            .Demands(Right.EnterTargets).JudgesFiles().WithName("importTargets").WithMetadata(new RequestSizeLimitAttribute(ImportTargets.MostBytes + 1))
            .Accepts<Stream>("application/octet-stream", "*/*");
    }
}
