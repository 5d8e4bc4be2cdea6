using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Boundaries;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Boundaries;

/// <summary>Makes a boundary set of an uploaded file.</summary>
public sealed class BoundaryWork(UploadStore uploads, TimeProvider clock) : IJobWork
{
    public JobKind Kind => JobKind.Boundaries;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = run.RequestAs<AddBoundarySet.Request>();
        if (await uploads.FindAsync(run.Workspace, request.UploadId, cancellation) is not { } upload)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        await run.ReportAsync(0.1, "reading", upload.FileName);
        await using var file = uploads.Open(run.Workspace, upload);
        var choice = new BoundaryChoice(request.KeyProperty, request.NameProperty, request.ObjectName);
        var reading = await Task.Run(() => BoundaryReader.Read(file, choice, cancellation: cancellation), cancellation);
        if (!reading.IsDone)
        {
            return reading.Refusal;
        }

        await run.ReportAsync(0.9, "storing", $"{reading.Value.Set.Count:N0} units");
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var made = NewBoundarySet.Of(
            new NewBoundarySet.Label(run.Workspace, new BoundarySetId(id), request.Name, upload.FileName, "", clock.GetUtcNow(), run.CreatedBy.Name),
            reading.Value);
        return await run.CompleteAsync(
            async (connection, _, stop) =>
            {
                await BoundaryWriter.WriteAsync(connection, made.Row, made.Content, made.Findings, stop);
                return new JobResult { BoundarySetId = id, Message = $"{made.Row.Units:N0} units, {made.Row.Findings:N0} findings" };
            },
            cancellation);
    }
}
