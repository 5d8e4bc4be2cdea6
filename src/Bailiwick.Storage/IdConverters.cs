using Bailiwick.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bailiwick.Storage;

/// <summary>Identifiers of the core are stored as uuid columns.</summary>
internal static class IdConverters
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<WorkspaceId>().HaveConversion<WorkspaceIds>();
        builder.Properties<UserId>().HaveConversion<UserIds>();
        builder.Properties<DatasetId>().HaveConversion<DatasetIds>();
        builder.Properties<BoundarySetId>().HaveConversion<BoundarySetIds>();
        builder.Properties<AlignmentId>().HaveConversion<AlignmentIds>();
        builder.Properties<JobId>().HaveConversion<JobIds>();
    }

    private sealed class WorkspaceIds() : ValueConverter<WorkspaceId, Guid>(id => id.Value, value => new WorkspaceId(value));

    private sealed class UserIds() : ValueConverter<UserId, Guid>(id => id.Value, value => new UserId(value));

    private sealed class DatasetIds() : ValueConverter<DatasetId, Guid>(id => id.Value, value => new DatasetId(value));

    private sealed class BoundarySetIds() : ValueConverter<BoundarySetId, Guid>(id => id.Value, value => new BoundarySetId(value));

    private sealed class AlignmentIds() : ValueConverter<AlignmentId, Guid>(id => id.Value, value => new AlignmentId(value));

    private sealed class JobIds() : ValueConverter<JobId, Guid>(id => id.Value, value => new JobId(value));
}
