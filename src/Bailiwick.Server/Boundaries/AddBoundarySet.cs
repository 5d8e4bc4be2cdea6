using System.Text.Json.Serialization;
using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Boundaries;

/// <summary>Starts the job that makes a boundary set of an uploaded file.</summary>
public sealed class AddBoundarySet(JobQueue queue, UploadStore uploads)
{
    private const int LongestName = 200;

    /// <param name="ObjectName">Which object of a TopoJSON; the one with most polygons when not given.</param>
    /// <param name="KeyProperty">The property that tells the units apart.</param>
    /// <param name="NameProperty">The property with their names; the key when not given.</param>
    [SchemaName("BoundarySetRequest")]
    public sealed record Request(Guid UploadId, string Name, string KeyProperty, string? NameProperty = null, [property: JsonPropertyName("object")] string? ObjectName = null);

    public async Task<Outcome<JobInfo>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return BoundarySetRefusals.NoName();
        }

        if (await uploads.FindAsync(caller.Workspace, request.UploadId, cancellation) is null)
        {
            return ImportRefusals.UnknownUpload(request.UploadId);
        }

        return await queue.EnqueueAsync(caller, new JobStart(JobKind.Boundaries, request with { Name = name }, request.UploadId), cancellation);
    }
}
