using Bailiwick.Core;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Boundaries;

/// <summary>Tells what an uploaded boundary file holds, so that a person can choose its key and name.</summary>
public sealed class DescribeBoundaries(UploadStore uploads)
{
    public sealed record Request(Guid UploadId);

    public async Task<Outcome<BoundaryInfo>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        if (await uploads.FindAsync(caller.Workspace, request.UploadId, cancellation) is not { } upload)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        await using var file = uploads.Open(caller.Workspace, upload);
        var described = await Task.Run(() => BoundaryReader.Describe(file), cancellation);
        return described.IsDone ? BoundaryInfo.Of(described.Value) : described.Refusal;
    }
}
