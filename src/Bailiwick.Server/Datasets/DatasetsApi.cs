using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Writing;
using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Bailiwick.Server.Datasets;

public static class DatasetsApi
{
    public static void MapDatasets(this RouteGroupBuilder workspace)
    {
        MapUploads(workspace);
        var routes = workspace.MapGroup("/datasets").WithTags("Datasets");
        routes.MapGet("", (WorkspaceDatasets all, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(all.ListAsync(page, caller, cancellation))).Demands(Right.ViewPlans).WithName("listDatasets");
        routes.MapGet("/{id:guid}", (WorkspaceDatasets all, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(all.FindAsync(id, caller, cancellation))).Demands(Right.ViewPlans).WithName("readDataset");
        routes.MapPatch("/{id:guid}", (WorkspaceDatasets all, Guid id, WorkspaceDatasets.Change change, Caller caller, CancellationToken cancellation) =>
            Answer.Of(all.RenameAsync(id, change, caller, cancellation))).Demands(Right.ImportData).WithName("renameDataset");
        routes.MapDelete("/{id:guid}", (WorkspaceDatasets all, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(all.DeleteAsync(id, caller, cancellation))).Demands(Right.ImportData).WithName("deleteDataset");
        routes.MapGet("/{id:guid}/columns/{key}", (ReadColumn read, Guid id, string key, Caller caller, CancellationToken cancellation) =>
            Answer.Binary(read.HandleAsync(id, key, caller, cancellation))).Demands(Right.ViewPlans).WithName("readDatasetColumn");
        routes.MapGet("/{id:guid}/columns/{key}/words", (ReadColumn read, Guid id, string key, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.ReadWordsAsync(id, key, caller, cancellation))).Demands(Right.ViewPlans).WithName("readDatasetWords");
        routes.MapGet("/{id:guid}/records", (ReadRecords read, Guid id, int? offset, int? limit, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.HandleAsync(id, offset, limit, caller, cancellation))).Demands(Right.ViewPlans).WithName("readDatasetRecords");
        MapFindings(routes, ReadFindings.Subject.Dataset, "Dataset");
        MapFindings(workspace.MapGroup("/jobs").WithTags("Jobs"), ReadFindings.Subject.Job, "Job");
    }

    private static void MapUploads(RouteGroupBuilder workspace)
    {
        var routes = workspace.MapGroup("/uploads").WithTags("Uploads");
        routes.MapPost("", (SendUpload send, HttpRequest request, [FromHeader(Name = "X-File-Name")] string? fileName, Caller caller, CancellationToken cancellation) =>
            Answer.Of(send.HandleAsync(request.Body, fileName, caller, cancellation)))
            .Demands(Right.ImportData).WithName("sendUpload").WithMetadata(new RequestSizeLimitAttribute(SendUpload.MostBytes + 1))
            .Accepts<Stream>("application/octet-stream", "*/*");
        routes.MapGet("/{id:guid}/preview", (PreviewUpload preview, Guid id, [AsParameters] PreviewUpload.Query query, Caller caller, CancellationToken cancellation) =>
            Answer.Of(preview.HandleAsync(id, query, caller, cancellation))).Demands(Right.ImportData).JudgesFiles().WithName("previewUpload");
        workspace.MapPost("/imports", (StartImport start, ImportRequest request, Caller caller, CancellationToken cancellation) =>
            Answer.Of(start.HandleAsync(request, caller, cancellation))).Demands(Right.ImportData).WithTags("Uploads").WithName("startImport");
    }

    private static void MapFindings(RouteGroupBuilder routes, Func<Guid, ReadFindings.Subject> subject, string of)
    {
        routes.MapGet("/{id:guid}/findings", (ReadFindings read, Guid id, [AsParameters] ReadFindings.Query query, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.ListAsync(subject(id), query, page, caller, cancellation))).Demands(Right.ViewPlans).WithName($"list{of}Findings");
        routes.MapGet("/{id:guid}/findings/summary", (ReadFindings read, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(read.SummarizeAsync(subject(id), caller, cancellation))).Demands(Right.ViewPlans).WithName($"summarize{of}Findings");
        routes.MapGet("/{id:guid}/findings.csv", (ReadFindings read, Guid id, [AsParameters] ReadFindings.Query query, Caller caller, CancellationToken cancellation) =>
            FindingsFile.Of(read.WriteAsync(subject(id), query, caller, cancellation)))
            .Demands(Right.ViewPlans).WithName($"write{of}Findings").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }
}
