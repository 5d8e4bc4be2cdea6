using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>The routes of files of live records.</summary>
internal static class BulkApi
{
    public static IServiceCollection AddBulk(this IServiceCollection services) => services
        .AddSingleton<ExportRecords>()
        .AddScoped<ImportRecords>()
        .AddScoped<RunImport>();

    public static void MapBulk(this RouteGroupBuilder live)
    {
        live.MapGet("/exports", ([AsParameters] ExportRecords.Query query, ExportRecords handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.AllAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("exportLiveModel");
        live.MapGet("/exports/{type}", (string type, string? fields, [AsParameters] ExportRecords.Query query, ExportRecords handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.OneAsync(type, fields, query, caller, ct))).Demands(Right.ViewLive).WithName("exportLiveRecords");
        live.MapPost("/imports", (ImportRecords.Request request, ImportRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.StartAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("importLiveRecords");
        live.MapGet("/imports", (ImportRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ManageTerritories).WithName("listLiveImports");
        live.MapGet("/imports/{import:guid}", (Guid import, ImportRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(import, caller, ct))).Demands(Right.ManageTerritories).WithName("readLiveImport");
        live.MapGet("/imports/{import:guid}/rows", (Guid import, string? result, [AsParameters] PageQuery page, ImportRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RowsAsync(import, result, page, caller, ct))).Demands(Right.ManageTerritories).WithName("listLiveImportRows");
        live.MapGet("/imports/{import:guid}/results", (Guid import, string? format, string? result, ImportRecords handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.ResultsAsync(import, format, result, caller, ct))).Demands(Right.ManageTerritories).WithName("readLiveImportResults");
    }
}
