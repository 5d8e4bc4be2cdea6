using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>The job that takes a file into the live model as one act, which also ends the job: killed or canceled it leaves nothing.</summary>
public sealed class RunImport(LiveActs acts, LiveWriter writer, UploadStore uploads, TimeProvider time)
{
    private const int BatchRows = 5000;
    private const long BatchCharacters = 16 << 20;
    private const double FileShare = 0.8;
    private const double CheckShare = 0.85;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, ImportRecords.Request request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(request);
        if (await uploads.FindAsync(run.Workspace, request.UploadId, cancellation) is not { } upload)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        var tally = new ImportTally();
        Task<Outcome<ImportRecords.Counts>> TakeAsync(LiveScope scope, CancellationToken stop) => this.TakeAsync(scope, run, request, upload, tally, stop);
        return request.Preview
            ? await TryAsync(run, request, upload, tally, scope => TakeAsync(scope, cancellation), cancellation)
            : await WriteAsync(run, request, upload, tally, TakeAsync, cancellation);
    }

    private async Task<Outcome<JobResult>> TryAsync(
        JobRun run, ImportRecords.Request request, UploadInfo upload, ImportTally tally, Func<LiveScope, Task<Outcome<ImportRecords.Counts>>> take, CancellationToken cancellation)
    {
        var tried = await writer.PreviewAsync(run.CreatedBy, take, cancellation);
        return !tried.IsDone && !IsTold(tried.Refusal) ? tried.Refusal : await run.CompleteAsync(async (connection, _, stop) =>
        {
            await StoreAsync(connection, run, request, upload, tally.Tried(), null, stop);
            return new JobResult { Message = $"Tried only: {Words(tally.Counts())}" };
        }, cancellation);
    }

    private async Task<Outcome<JobResult>> WriteAsync(
        JobRun run, ImportRecords.Request request, UploadInfo upload, ImportTally tally, Func<LiveScope, CancellationToken, Task<Outcome<ImportRecords.Counts>>> take, CancellationToken cancellation)
    {
        var done = await run.CompleteReportingAsync(async (connection, _, stop) =>
        {
            var written = await writer.WriteAsync(
                connection, run.CreatedBy, counts => new LiveWriter.Words(LiveActKinds.Import, $"Imported {request.Type} from {upload.FileName}: {Words(counts)}", request.Reason),
                scope => take(scope, stop), stop);
            if (!written.IsDone && !IsNothing(written.Refusal))
            {
                return written.Refusal;
            }

            await StoreAsync(connection, run, request, upload, tally, written.IsDone ? written.Value.Act : null, stop);
            return new JobResult { Message = Words(tally.Counts()) };
        }, cancellation);
        if (!done.IsDone && IsTold(done.Refusal))
        {
            await using var connection = await acts.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await StoreAsync(connection, run, request, upload, tally.Undone(), null, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return done;
    }

    /// <summary>Reads the file into the act, a batch after the other; then rows that waited for others, as long as some of them become good.</summary>
    private async Task<Outcome<ImportRecords.Counts>> TakeAsync(
        LiveScope scope, JobRun run, ImportRecords.Request request, UploadInfo upload, ImportTally tally, CancellationToken cancellation)
    {
        if (ImportRecords.Judge(scope.Catalog, request) is { } refusal)
        {
            return refusal;
        }

        await using var stream = uploads.Open(run.Workspace, upload);
        var opened = Open(stream, request);
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        using var rows = opened.Value;
        var columns = new ImportColumns(scope.Catalog, scope.TypeOf(request.Type), request.LeaveOut ?? []);
        if (HeaderFault(columns, rows.Header, request) is { } unread)
        {
            return unread;
        }

        var batch = new ImportBatch(scope, columns, request, tally);
        var waiting = new List<FileRow>();
        for (var piece = Piece(rows); ; piece = Piece(rows))
        {
            if (!piece.IsDone)
            {
                return piece.Refusal;
            }

            if (piece.Value.Count == 0)
            {
                break;
            }

            waiting.AddRange(await batch.TakeAsync(piece.Value, isLast: false, cancellation));
            await run.ReportAsync(FileShare * rows.Fraction, "importing", $"{tally.Count + waiting.Count:#,0} rows read, {tally.RefusedCount:#,0} refused");
            cancellation.ThrowIfCancellationRequested();
        }

        await TakeWaitingAsync(batch, waiting, cancellation);
        if (tally.Count == 0)
        {
            return FileRefusals.NoRows();
        }

        if (request.AllOrNothing && tally.RefusedCount > 0)
        {
            var first = tally.Rows.First(row => row.Result == ImportTally.Refused);
            return BulkRefusals.RowsRefused(tally.RefusedCount, tally.Count, new BulkRefusals.ImportedError(first.Row, first.Code!, first.Message!));
        }

        await run.ReportAsync(CheckShare, "checking", "running checks and rules");
        return tally.Counts();
    }

    private static async Task TakeWaitingAsync(ImportBatch batch, List<FileRow> waiting, CancellationToken cancellation)
    {
        for (var isLast = false; waiting.Count > 0;)
        {
            var left = new List<FileRow>();
            foreach (var piece in waiting.Chunk(BatchRows))
            {
                left.AddRange(await batch.TakeAsync(piece, isLast, cancellation));
            }

            isLast = left.Count == waiting.Count;
            waiting = left;
        }
    }

    private static Outcome<IFileRows> Open(UploadStream stream, ImportRecords.Request request) =>
        (request.Format ?? (JsonFileRows.IsLikely(stream) ? BulkFormat.Ndjson : BulkFormat.Csv)) == BulkFormat.Ndjson
            ? new JsonFileRows(stream)
            : CsvFileRows.Open(stream, new ReadOptions(Delimiter: request.Delimiter, Encoding: request.Encoding), request.ClearBlanks);

    private static Refusal? HeaderFault(ImportColumns columns, IReadOnlyList<string>? header, ImportRecords.Request request)
    {
        if (header is null)
        {
            return null;
        }

        if (header.Select(columns.Of).FirstOrDefault(column => !column.IsDone).Refusal is { } unknown)
        {
            return unknown;
        }

        var filled = header.Select(name => columns.Of(name).Value.Field?.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var match = request.Operation == BulkOperation.Insert ? [] : request.Match is { Count: > 0 } chosen ? chosen : ["Id"];
        return match.FirstOrDefault(name => !filled.Contains(name)) is { } missing ? BulkRefusals.MatchColumnMissing(missing) : null;
    }

    private static Outcome<List<FileRow>> Piece(IFileRows rows)
    {
        var piece = new List<FileRow>();
        for (var characters = 0L; piece.Count < BatchRows && characters < BatchCharacters;)
        {
            var next = rows.Next();
            if (!next.IsDone)
            {
                return next.Refusal;
            }

            if (next.Value is not { } row)
            {
                break;
            }

            piece.Add(row);
            characters += row.Cells.Values.Sum(value => (value as string)?.Length ?? 0L);
        }

        return piece;
    }

    private Task StoreAsync(
        NpgsqlConnection connection, JobRun run, ImportRecords.Request request, UploadInfo upload, ImportTally tally, long? act, CancellationToken cancellation) =>
        ImportStore.WriteAsync(
            connection, run.Workspace,
            new ImportRow(
                run.Subject!.Value, upload.Id, upload.FileName, time.GetUtcNow(), run.CreatedBy.Name, JsonSerializer.Serialize(request, WireJson.Options), act,
                JsonSerializer.Serialize(tally.Counts(), WireJson.Options)),
            tally.Rows, cancellation);

    // Both leave rows to be read: why they are refused, or that they had all these values.
    private static bool IsTold(Refusal refusal) => refusal.Code == "bulk.rows-refused" || IsNothing(refusal);

    private static bool IsNothing(Refusal refusal) => refusal.Code == "management.no-changes";

    private static string Words(ImportRecords.Counts counts)
    {
        var words = new (int Count, string Word)[]
        {
            (counts.Created, "created"), (counts.Updated, "updated"), (counts.Unchanged, "unchanged"), (counts.Deleted, "deleted"), (counts.Refused, "refused"),
        };
        return string.Join(", ", words.Where(one => one.Count > 0).Select(one => $"{one.Count:#,0} {one.Word}"));
    }
}
