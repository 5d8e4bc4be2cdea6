using System.Text.Json;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Jobs;

/// <summary>A job as clients see it.</summary>
[SchemaName("Job")]
public sealed record JobInfo(
    Guid Id,
    JobKind Kind,
    JobState State,
    double Fraction,
    string Phase,
    string Message,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string CreatedBy,
    Guid? SubjectId,
    Guid? DatasetId,
    Guid? BoundarySetId,
    Guid? ProposalId,
    OptimizationProgress? Progress,
    Problem? Problem)
{
    public static JobInfo Of(JobRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new JobInfo(
            row.Id.Value,
            row.Kind,
            row.State,
            row.Fraction,
            row.Phase,
            row.Message,
            row.CreatedAt,
            row.StartedAt,
            row.EndedAt,
            row.CreatedByName,
            row.SubjectId,
            row.DatasetId,
            row.BoundarySetId,
            row.ProposalId,
            row.Progress is null ? null : JsonSerializer.Deserialize<OptimizationProgress>(row.Progress, WireJson.Options),
            row.Problem is null ? null : JsonSerializer.Deserialize<Problem>(row.Problem, WireJson.Options));
    }
}
