using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Comparison;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Alignments;

/// <summary>The routes of alignments, their history, their files and their comparison.</summary>
public static class AlignmentsApi
{
    public static void MapAlignments(this IEndpointRouteBuilder workspace)
    {
        var alignments = workspace.MapGroup("/alignments").WithTags("Alignments");
        MapWhole(alignments);
        MapArrays(alignments);
        MapEdits(alignments);
        MapExports(alignments);
        workspace.MapGet("/comparisons", (Guid left, Guid right, CompareAlignments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(new(left, right), caller, ct))).Demands(Right.ViewPlans).WithTags("Alignments").WithName("compareAlignments");
    }

    private static void MapWhole(RouteGroupBuilder alignments)
    {
        alignments.MapGet("", ([AsParameters] PageQuery page, ListAlignments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(page, caller, ct))).Demands(Right.ViewPlans).WithName("listAlignments");
        alignments.MapPost("", (CreateAlignment.CreateRequest request, CreateAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.EditPlans).WithName("createAlignment");
        alignments.MapGet("/{id:guid}", (Guid id, GetAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getAlignment");
        alignments.MapPatch("/{id:guid}", (Guid id, ChangeAlignment.ChangeRequest request, ChangeAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("changeAlignment");
        alignments.MapDelete("/{id:guid}", (Guid id, DeleteAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.EditPlans).WithName("deleteAlignment");
        alignments.MapPost("/{id:guid}/copies", (Guid id, CopyAlignment.CopyRequest request, CopyAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("copyAlignment");
        alignments.MapGet("/{id:guid}/health", (Guid id, GetHealth handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getAlignmentHealth");
    }

    private static void MapArrays(RouteGroupBuilder alignments)
    {
        alignments.MapGet("/{id:guid}/assignment", (Guid id, GetAssignment handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getAssignment");
        alignments.MapGet("/{id:guid}/measures/{key}", (Guid id, string key, GetUnitColumns handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.MeasureAsync(id, key, caller, ct))).Demands(Right.ViewPlans).WithName("getUnitMeasure");
        alignments.MapGet("/{id:guid}/unit-of-record", (Guid id, GetUnitColumns handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.UnitOfRecordAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getUnitOfRecord");
        alignments.MapGet("/{id:guid}/graph", (Guid id, GetUnitColumns handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.GraphAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getUnitGraph");
    }

    private static void MapEdits(RouteGroupBuilder alignments)
    {
        alignments.MapPost("/{id:guid}/edits", (Guid id, EditAlignment.EditRequest request, EditAlignment handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("editAlignment");
        alignments.MapGet("/{id:guid}/edits", (Guid id, [AsParameters] PageQuery page, ReadHistory handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(id, page, caller, ct))).Demands(Right.ViewPlans).WithName("listEdits");
        alignments.MapGet("/{id:guid}/changes", (Guid id, int since, ReadHistory handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SinceAsync(id, since, caller, ct))).Demands(Right.ViewPlans).WithName("getChanges");
        alignments.MapPost("/{id:guid}/undo", (Guid id, TakeBackEdit.TakeBackRequest request, TakeBackEdit handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.UndoAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("undoEdit");
        alignments.MapPost("/{id:guid}/redo", (Guid id, TakeBackEdit.TakeBackRequest request, TakeBackEdit handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RedoAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("redoEdit");
        alignments.MapPost("/{id:guid}/restore", (Guid id, RestoreRevision.RestoreRequest request, RestoreRevision handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("restoreRevision");
    }

    private static void MapExports(RouteGroupBuilder alignments)
    {
        alignments.MapGet("/{id:guid}/exports/accounts.csv", (Guid id, ExportAccounts handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportAccounts");
        alignments.MapGet("/{id:guid}/exports/totals.csv", (Guid id, ExportTotals handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.HandleAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportTotals");
        alignments.MapGet("/{id:guid}/exports/territories.geojson", (Guid id, int? level, ExportTerritories handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.HandleAsync(id, level, caller, ct))).Demands(Right.ViewPlans).WithName("exportTerritories");
    }
}
