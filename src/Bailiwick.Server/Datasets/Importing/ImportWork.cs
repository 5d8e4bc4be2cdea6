using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;
using Npgsql;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>
/// Makes a dataset of an uploaded file: reads, places, writes. Everything is written in the one transaction that also ends the job, so a
/// killed or canceled import leaves nothing; what a failed one found is kept with its job.
/// </summary>
public sealed class ImportWork(UploadStore uploads, Gazetteers gazetteers, NpgsqlDataSource database, TimeProvider clock) : IJobWork
{
    private const double ReadingShare = 0.7;
    private const double PlacingShare = 0.15;
    private static readonly TimeSpan _reportEvery = TimeSpan.FromMilliseconds(250);

    public JobKind Kind => JobKind.Import;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = run.RequestAs<ImportRequest>();
        if (await uploads.FindAsync(run.Workspace, request.UploadId, cancellation) is not { } upload)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        var findings = new FindingLog();
        var read = await ReadAsync(run, request, upload, findings, cancellation);
        if (!read.IsDone)
        {
            await KeepFindingsAsync(run, findings, cancellation);
            return read.Refusal;
        }

        var table = read.Value;
        var placing = new RecordPlacing(await gazetteers.LoadAsync(cancellation), table, request.DefaultCountry, findings);
        var points = await WatchAsync(
            Task.Run(() => placing.PlaceAll(cancellation), CancellationToken.None),
            () => run.ReportAsync(ReadingShare + (PlacingShare * placing.Rows / table.Rows), "placing", $"{placing.Rows:N0} of {table.Rows:N0} records placed"));
        await run.ReportAsync(ReadingShare + PlacingShare, "storing", $"{table.Rows:N0} records");
        var now = clock.GetUtcNow();
        var dataset = new Dataset(new DatasetId(Guid.CreateVersion7(now)), request.Name.Trim(), table.Rows, [.. table.Columns], points);
        var made = new NewDataset(run.Workspace, dataset, upload.FileName, now, run.CreatedBy.User, run.CreatedBy.Name);
        return await run.CompleteAsync(
            async (connection, _, token) =>
            {
                await DatasetWriter.WriteAsync(connection, made, findings, token);
                return new JobResult { DatasetId = dataset.Id.Value, Message = $"{dataset.Rows:N0} records imported, {findings.Count:N0} findings" };
            },
            cancellation);
    }

    private async Task<Outcome<ImportedTable>> ReadAsync(
        JobRun run, ImportRequest request, UploadInfo upload, FindingLog findings, CancellationToken cancellation)
    {
        await run.ReportAsync(0, "reading", upload.FileName);
        await using var stream = uploads.Open(run.Workspace, upload);
        var plans = await Task.Run(() => ImportPlans.Of(request, stream), CancellationToken.None);
        if (!plans.IsDone)
        {
            return plans.Refusal;
        }

        var opened = await Task.Run(() => RowSources.Open(stream, new ReadOptions(request.Sheet, request.Delimiter, request.Encoding)), CancellationToken.None);
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        using var source = opened.Value;
        var reading = new TableReading(source, request, plans.Value, findings);
        return await WatchAsync(
            Task.Run(() => reading.Read(cancellation), CancellationToken.None),
            () => run.ReportAsync(ReadingShare * reading.Fraction, "reading", $"{reading.Rows:N0} rows read"));
    }

    /// <summary>Reports while work goes on. Waits for the work's end even when reporting says to cancel: the work uses what is disposed after it.</summary>
    private static async Task<T> WatchAsync<T>(Task<T> work, Func<Task> report)
    {
        try
        {
            while (await Task.WhenAny(work, Task.Delay(_reportEvery)) != work)
            {
                await report();
            }
        }
        catch (OperationCanceledException)
        {
            await work.ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }

        return await work;
    }

    private async Task KeepFindingsAsync(JobRun run, FindingLog findings, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await FindingStore.WriteAsync(connection, run.Workspace, run.Id.Value, findings, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
