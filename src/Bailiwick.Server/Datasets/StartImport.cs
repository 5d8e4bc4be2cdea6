using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Datasets;

/// <summary>Begins the import of an uploaded file, as a job.</summary>
public sealed class StartImport(UploadStore uploads, JobQueue jobs)
{
    public async Task<Outcome<JobInfo>> HandleAsync(ImportRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (ImportRules.Judge(request) is { } refusal)
        {
            return refusal;
        }

        if (await uploads.FindAsync(caller.Workspace, request.UploadId, cancellation) is null)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        return await jobs.EnqueueAsync(caller, new JobStart(JobKind.Import, request, request.UploadId), cancellation);
    }
}
