using Bailiwick.Core;
using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Jobs;
using Npgsql;

namespace Bailiwick.Server.Tests.Jobs;

/// <summary>Work that takes as many steps as asked and leaves one row, so that tests can see how often it was done.</summary>
public sealed class StepWork : IJobWork
{
    /// <param name="Steps">How many.</param>
    /// <param name="StepMilliseconds">How long each takes.</param>
    /// <param name="End">What becomes of it.</param>
    /// <param name="Gate">A file that holds the work at the middle step as long as it is there, in whatever process it runs.</param>
    public sealed record Request(int Steps, int StepMilliseconds, string End = "done", string? Gate = null);

    public JobKind Kind => JobKind.Demo;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = run.RequestAs<Request>();
        for (var step = 1; step <= request.Steps; step++)
        {
            do
            {
                await run.ReportAsync((double)step / request.Steps, "stepping", $"step {step} of {request.Steps}");
                await Task.Delay(request.StepMilliseconds, cancellation);
            }
            while (step == request.Steps / 2 && File.Exists(request.Gate));
        }

        return request.End switch
        {
            "refused" => new Refusal("test.refused", "It was to be refused."),
            "broken" => throw new InvalidOperationException("It was to break."),
            _ => await run.CompleteAsync(async (connection, _, cancel) =>
            {
                await LeaveAsync(connection, run, cancel);
                return request.End == "refused late"
                    ? new Refusal("test.refused-late", "It was to be refused after writing.")
                    : new JobResult { DatasetId = run.Id.Value, Message = $"{request.Steps} steps" };
            }, cancellation),
        };
    }

    // In a table that every database has: a row of the audit, which allows several of the same job.
    private static async Task LeaveAsync(NpgsqlConnection connection, JobRun run, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO audit (workspace_id, id, at, user_name, action, subject, detail) VALUES ($1, gen_random_uuid(), now(), 'test', 'test.left', $2, '')", connection);
        command.Parameters.AddWithValue(run.Workspace.Value);
        command.Parameters.AddWithValue(run.Id.Value.ToString());
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
