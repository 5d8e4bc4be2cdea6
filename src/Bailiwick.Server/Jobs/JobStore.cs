using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Live;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Jobs;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Jobs;

/// <summary>
/// The states of jobs in the database. Every change names the states it may leave and, for a running job, the attempt that holds it, so
/// that no job ends twice and a run that was given up cannot write.
/// </summary>
public sealed class JobStore(NpgsqlDataSource source, TimeProvider clock)
{
    public const int MostAttempts = 3;

    internal NpgsqlDataSource Source => source;

    /// <summary>Stores a queued job over a connection, in whatever transaction it is in.</summary>
    public async Task InsertAsync(NpgsqlConnection connection, Caller caller, JobId id, JobStart start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(start);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO jobs (workspace_id, id, kind, state, request, created_at, created_by, created_by_name, subject_id)
            VALUES ($1, $2, $3, 'Queued', $4, $5, $6, $7, $8)
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(start.Kind.ToString());
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(start.Request, start.Request.GetType(), WireJson.Options));
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(caller.User.Value);
        command.Parameters.AddWithValue(caller.Name);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)start.Subject ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
        await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, caller.Workspace.Value, id.Value), cancellation);
    }

    /// <summary>Takes a job up for one attempt; null when it has ended or is not there.</summary>
    public async Task<JobRun?> BeginAsync(WorkspaceId workspace, JobId id, CancellationToken cancellation)
    {
        var attempt = Guid.NewGuid();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            UPDATE jobs
            SET state = 'Running', attempt = $3, attempts = attempts + 1, started_at = coalesce(started_at, $4),
                fraction = 0, phase = '', message = '', progress = NULL
            WHERE workspace_id = $1 AND id = $2 AND state IN ('Queued', 'Running')
            RETURNING kind, request, created_by, created_by_name, subject_id, attempts, is_cancel_requested,
                (SELECT role FROM memberships m WHERE m.workspace_id = jobs.workspace_id AND m.user_id = jobs.created_by)
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(attempt);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        JobRun? run = null;
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            if (await reader.ReadAsync(cancellation))
            {
                var role = await reader.IsDBNullAsync(7, cancellation) ? Role.Seller : Enum.Parse<Role>(reader.GetString(7));
                run = new JobRun(this, attempt)
                {
                    Id = id,
                    Kind = Enum.Parse<JobKind>(reader.GetString(0)),
                    Request = JsonDocument.Parse(reader.GetString(1)).RootElement.Clone(),
                    CreatedBy = new Caller(new UserId(reader.GetGuid(2)), reader.GetString(3), workspace, role),
                    Subject = await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetGuid(4),
                    Attempts = reader.GetInt32(5),
                    IsCancelRequested = reader.GetBoolean(6),
                };
            }
        }

        if (run is not null)
        {
            await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, workspace.Value, id.Value), cancellation);
        }

        return run;
    }

    /// <summary>Ends an attempt without a result: failed, canceled, or queued again. False when the job is no longer the attempt's.</summary>
    internal async Task<bool> EndAsync(JobRun run, JobState state, Refusal? problem)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            UPDATE jobs
            SET state = $4, problem = $5, ended_at = CASE WHEN $4 = 'Queued' THEN NULL ELSE $6 END, attempt = NULL,
                attempts = CASE WHEN $4 = 'Queued' THEN attempts - 1 ELSE attempts END
            WHERE workspace_id = $1 AND id = $2 AND attempt = $3 AND state = 'Running'
            """,
            connection);
        command.Parameters.AddWithValue(run.Workspace.Value);
        command.Parameters.AddWithValue(run.Id.Value);
        command.Parameters.AddWithValue(run.Attempt);
        command.Parameters.AddWithValue(state.ToString());
        command.Parameters.AddWithValue(
            NpgsqlDbType.Jsonb, problem is null ? DBNull.Value : JsonSerializer.Serialize(Problem.Of(problem), WireJson.Options));
        command.Parameters.AddWithValue(clock.GetUtcNow());
        var isDone = await command.ExecuteNonQueryAsync() == 1;
        if (isDone)
        {
            await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, run.Workspace.Value, run.Id.Value), CancellationToken.None);
        }

        return isDone;
    }

    /// <summary>Asks for the end of a job: a queued one ends at once, a running one soon. Null when there is none.</summary>
    public async Task<JobState?> RequestCancelAsync(WorkspaceId workspace, Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            WITH before AS (SELECT state FROM jobs WHERE workspace_id = $1 AND id = $2 FOR UPDATE)
            UPDATE jobs
            SET is_cancel_requested = jobs.state IN ('Queued', 'Running') OR is_cancel_requested,
                ended_at = CASE WHEN jobs.state = 'Queued' THEN $3 ELSE ended_at END,
                state = CASE WHEN jobs.state = 'Queued' THEN 'Canceled' ELSE jobs.state END
            FROM before
            WHERE workspace_id = $1 AND id = $2
            RETURNING before.state
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        if (await command.ExecuteScalarAsync(cancellation) is not string before)
        {
            return null;
        }

        await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Cancel, workspace.Value, id), cancellation);
        await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, workspace.Value, id), cancellation);
        return Enum.Parse<JobState>(before);
    }

    /// <summary>Unfinished jobs that the scheduler does not know: the node ended between storing and scheduling.</summary>
    internal async Task<IReadOnlyList<(WorkspaceId Workspace, JobId Id)>> FindForgottenAsync(TimeSpan olderThan, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            SELECT workspace_id, id
            FROM jobs
            WHERE state IN ('Queued', 'Running') AND created_at < $1
                AND NOT EXISTS (SELECT FROM qrtz_job_details d WHERE d.job_name = jobs.id::text)
            ORDER BY id
            """);
        command.Parameters.AddWithValue(clock.GetUtcNow() - olderThan);
        var found = new List<(WorkspaceId, JobId)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((new WorkspaceId(reader.GetGuid(0)), new JobId(reader.GetGuid(1))));
        }

        return found;
    }
}
