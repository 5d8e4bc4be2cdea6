using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Imports of live records from files: starting one, and reading what it did row by row.</summary>
public sealed class ImportRecords(LiveActs acts, WorkspaceCatalog catalogs, UploadStore uploads, JobQueue jobs)
{
    private const int MostListed = 50;
    private static readonly string[] _columns = ["row", "line", "Id", "result", "column", "value", "code", "error"];

    /// <param name="UploadId">The file, sent as an upload.</param>
    /// <param name="Type">The object.</param>
    /// <param name="Operation">What is done with each row.</param>
    /// <param name="Match">The fields that tell which record a row is about, for an update, upsert or delete; the Id when none is given.</param>
    /// <param name="Format">How the file is read; found from the file when not given.</param>
    /// <param name="AllOrNothing">Whether one refused row keeps everything from being written; else good rows are written and bad ones reported.</param>
    /// <param name="Preview">Only tells what would happen.</param>
    /// <param name="ClearBlanks">Whether empty cells of a CSV file empty their fields in an update; else only #N/A does.</param>
    /// <param name="LeaveOut">Columns that are not read.</param>
    /// <param name="Delimiter">Between cells; found when not given.</param>
    /// <param name="Encoding">Of the text; found when not given.</param>
    /// <param name="Reason">For the history.</param>
    [SchemaName("ImportLiveRecords")]
    public sealed record Request(
        Guid UploadId, string Type, BulkOperation Operation, IReadOnlyList<string>? Match = null, BulkFormat? Format = null, bool AllOrNothing = true, bool Preview = false,
        bool ClearBlanks = false, IReadOnlyList<string>? LeaveOut = null, string? Delimiter = null, string? Encoding = null, string? Reason = null);

    /// <param name="Rows">Records in the file.</param>
    /// <param name="Created">New records.</param>
    /// <param name="Updated">Records with other values than before.</param>
    /// <param name="Unchanged">Records that had these values.</param>
    /// <param name="Deleted">Records that went.</param>
    /// <param name="Refused">Rows that could not be taken.</param>
    /// <param name="NotWritten">Good rows that were not written because of refused ones.</param>
    [SchemaName("LiveImportCounts")]
    public sealed record Counts(int Rows, int Created, int Updated, int Unchanged, int Deleted, int Refused, int NotWritten);

    /// <param name="Act">What wrote it, to be taken back; nothing when nothing was written.</param>
    [SchemaName("LiveImport")]
    public sealed record Reply(Guid Id, string FileName, DateTimeOffset MadeAt, string MadeBy, Request Request, long? Act, Counts Counts);

    [SchemaName("LiveImportRow")]
    public sealed record Row(int Number, int Line, string? Id, string Result, string? Column, string? Value, string? Code, string? Error);

    /// <summary>Judges the request and starts the job; its subject is the import's id.</summary>
    public async Task<Outcome<JobInfo>> StartAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        if (Judge(await catalogs.ReadAsync(caller.Workspace, cancellation), request) is { } refusal)
        {
            return refusal;
        }

        if (await uploads.FindAsync(caller.Workspace, request.UploadId, cancellation) is null)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        return await jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Records: request), Guid.CreateVersion7()), cancellation);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Reply>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return (await ImportStore.ListAsync(connection, caller.Workspace, MostListed, cancellation)).ConvertAll(Of);
    }

    public async Task<Outcome<Reply>> GetAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return await ImportStore.FindAsync(connection, caller.Workspace, id, cancellation) is { } row ? Of(row) : BulkRefusals.ImportNotFound(id);
    }

    /// <summary>Rows in the file's order, all or of one result.</summary>
    public async Task<Outcome<Page<Row>>> RowsAsync(Guid id, string? result, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = await GetAsync(id, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        var above = page.Cursor is null ? 0 : int.TryParse(page.Cursor, out var number) ? number : throw new Problems.RefusedException(Problems.RequestRefusals.Cursor(page.Cursor));
        await using var connection = await acts.OpenAsync(cancellation);
        var rows = new List<Row>();
        await foreach (var row in ImportStore.RowsAsync(connection, caller.Workspace, id, (result, above, page.Size() + 1), cancellation))
        {
            rows.Add(new Row(row.Row, row.Line, row.RecordId, row.Result, row.Column, row.Value, row.Code, row.Message));
        }

        return Page<Row>.Of(rows, page.Size(), row => $"{row.Number}");
    }

    /// <summary>All rows as a file.</summary>
    public async Task<Outcome<ExportFile>> ResultsAsync(Guid id, string? format, string? result, Caller caller, CancellationToken cancellation)
    {
        var form = QueryChoice.Read<BulkFormat>("format", format) ?? BulkFormat.Csv;
        var found = await GetAsync(id, caller, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        return new ExportFile($"results.{RecordFile.EndingOf(form)}", RecordFile.TypeOf(form), async stream =>
        {
            await using var connection = await acts.OpenAsync(cancellation);
            await using var file = await RecordFile.BeginAsync(stream, form, _columns);
            await foreach (var row in ImportStore.RowsAsync(connection, caller.Workspace, id, (result, 0, null), cancellation))
            {
                await file.WriteAsync([row.Row, row.Line, row.RecordId, row.Result, row.Column, row.Value, row.Code, row.Message]);
            }
        });
    }

    /// <summary>Why a request cannot be run whatever the file holds, or null.</summary>
    internal static Refusal? Judge(ObjectCatalog catalog, Request request)
    {
        if (catalog.Find(request.Type) is not { } type)
        {
            return ManagementRefusals.UnknownObject(request.Type);
        }

        var (call, name) = request.Operation switch
        {
            BulkOperation.Insert => (ObjectCalls.Create, "create"),
            BulkOperation.Update => (ObjectCalls.Update, "update"),
            BulkOperation.Upsert => (ObjectCalls.Create | ObjectCalls.Update, "upsert"),
            _ => (ObjectCalls.Delete, "delete"),
        };
        if (type.IsDerived || !type.Takes(call))
        {
            return ManagementRefusals.CallNotTaken(type.Name, name);
        }

        var match = request.Match ?? [];
        if (match.Count > 0 && request.Operation == BulkOperation.Insert)
        {
            return BulkRefusals.MatchNotTaken();
        }

        return match.Select(one => type.Find(one) is not { } field ? ManagementRefusals.UnknownField(type.Name, one)
            : ImportColumns.TellsApart(field) && (field.Type == FieldType.Id || !ObjectTable.IsKept(field)) ? null
            : BulkRefusals.BadMatch(type.Name, field)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Reply Of(ImportRow row) => new(
        row.Id, row.FileName, row.MadeAt, row.MadeBy, JsonSerializer.Deserialize<Request>(row.Request, WireJson.Options)!, row.Act,
        JsonSerializer.Deserialize<Counts>(row.Counts, WireJson.Options)!);
}
