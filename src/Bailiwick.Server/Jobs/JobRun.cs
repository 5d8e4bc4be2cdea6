using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Live;
using Bailiwick.Storage.Jobs;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Jobs;

/// <summary>One attempt at a job: what was asked, and the only way to report, to leave a plan, and to end with a result.</summary>
public sealed class JobRun
{
    private static readonly TimeSpan _reportEvery = TimeSpan.FromMilliseconds(250);

    private readonly JobStore _store;
    private int _isReporting;
    private long _lastReport;
    private string _lastPhase = string.Empty;
    private int _plan;

    internal JobRun(JobStore store, Guid attempt)
    {
        _store = store;
        Attempt = attempt;
    }

    /// <summary>Writes what the job leaves, in the transaction that also ends the job.</summary>
    public delegate Task<Outcome<JobResult>> Write(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation);

    public required JobId Id { get; init; }

    public required JobKind Kind { get; init; }

    public required JsonElement Request { get; init; }

    /// <summary>Who started it, with the role of now.</summary>
    public required Caller CreatedBy { get; init; }

    public required Guid? Subject { get; init; }

    public WorkspaceId Workspace => CreatedBy.Workspace;

    internal Guid Attempt { get; }

    public required int Attempts { get; init; }

    /// <summary>A person wants it to end.</summary>
    internal bool IsCancelRequested { get; set; }

    internal bool IsComplete { get; private set; }

    /// <summary>What was asked, as the type it was given in.</summary>
    public T RequestAs<T>() => Request.Deserialize<T>(WireJson.Options)!;

    /// <summary>
    /// Says how far it is. Call it as often as you like: at most four a second are stored (a new phase always), and calls at the same time
    /// are dropped. Throws <see cref="OperationCanceledException"/> when a person has asked to cancel.
    /// </summary>
    /// <param name="fraction">0 to 1.</param>
    /// <param name="phase">One word of a few ("reading", "placing").</param>
    /// <param name="message">For a person ("120,000 of 250,000 rows").</param>
    /// <param name="progress">Figures of an optimization.</param>
    public async Task ReportAsync(double fraction, string phase, string message, OptimizationProgress? progress = null)
    {
        if ((phase == _lastPhase && Stopwatch.GetElapsedTime(_lastReport) < _reportEvery) || Interlocked.Exchange(ref _isReporting, 1) == 1)
        {
            return;
        }

        try
        {
            (_lastReport, _lastPhase) = (Stopwatch.GetTimestamp(), phase);
            await StoreAsync(Math.Clamp(fraction, 0, 1), phase, message, progress);
        }
        finally
        {
            Volatile.Write(ref _isReporting, 0);
        }

        if (IsCancelRequested)
        {
            throw new OperationCanceledException("A person canceled the job.");
        }
    }

    /// <summary>Stores the best plan so far for <c>GET jobs/{id}/plan</c> and returns its version, from 1.</summary>
    /// <param name="areaOfUnit">By unit: area number, 65535 for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<int> ReportPlanAsync(ReadOnlyMemory<ushort> areaOfUnit, CancellationToken cancellation)
    {
        await using var command = _store.Source.CreateCommand(
            """
            INSERT INTO job_plans (workspace_id, job_id, version, area_of_unit)
            VALUES ($1, $2, 1, $3)
            ON CONFLICT (workspace_id, job_id) DO UPDATE SET version = job_plans.version + 1, area_of_unit = excluded.area_of_unit
            RETURNING version
            """);
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(Id.Value);
        command.Parameters.AddWithValue(MemoryMarshal.AsBytes(areaOfUnit.Span).ToArray());
        _plan = (int)(await command.ExecuteScalarAsync(cancellation))!;
        return _plan;
    }

    /// <summary>
    /// Ends the job with its result: what <paramref name="write"/> writes and the job's state are one transaction, so both are there or
    /// neither. A refusal from it rolls everything back and fails the job. Throws <see cref="JobLostException"/> when another run has the job.
    /// </summary>
    public Task<Outcome<JobResult>> CompleteAsync(Write write, CancellationToken cancellation) => WriteAsync(write, takesJobFirst: true, cancellation);

    /// <summary>
    /// The same for long writing: the job is held only once all is written, so that meanwhile <see cref="ReportAsync"/> may be called and a person may cancel. A run that lost
    /// the job finds out at the end, and nothing of it stays.
    /// </summary>
    public Task<Outcome<JobResult>> CompleteReportingAsync(Write write, CancellationToken cancellation) => WriteAsync(write, takesJobFirst: false, cancellation);

    private async Task<Outcome<JobResult>> WriteAsync(Write write, bool takesJobFirst, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var connection = await _store.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (takesJobFirst)
        {
            await HoldAsync(connection, cancellation);
        }

        var outcome = await write(connection, transaction, cancellation);
        if (!outcome.IsDone)
        {
            return outcome;
        }

        if (!takesJobFirst)
        {
            await HoldAsync(connection, cancellation);
        }

        await SucceedAsync(connection, outcome.Value, cancellation);
        await transaction.CommitAsync(cancellation);
        IsComplete = true;
        return outcome;
    }

    // The row stays locked until the transaction ends: nobody takes the job over between the check and the commit.
    private async Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT FROM jobs WHERE workspace_id = $1 AND id = $2 AND attempt = $3 AND state = 'Running' FOR UPDATE", connection);
        AddKey(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            throw new JobLostException(Id);
        }
    }

    private async Task SucceedAsync(NpgsqlConnection connection, JobResult result, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE jobs
            SET state = $8, fraction = CASE WHEN $8 = 'Succeeded' THEN 1 ELSE fraction END, message = $4, ended_at = clock_timestamp(), attempt = NULL,
                dataset_id = $5, boundary_set_id = $6, proposal_id = $7
            WHERE workspace_id = $1 AND id = $2 AND attempt = $3
            """,
            connection);
        AddKey(command);
        command.Parameters.AddWithValue(result.Message);
        foreach (var id in new[] { result.DatasetId, result.BoundarySetId, result.ProposalId })
        {
            command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)id ?? DBNull.Value);
        }

        command.Parameters.AddWithValue((result.IsCanceled ? JobState.Canceled : JobState.Succeeded).ToString());
        await command.ExecuteNonQueryAsync(cancellation);
        await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, Workspace.Value, Id.Value), cancellation);
    }

    private async Task StoreAsync(double fraction, string phase, string message, OptimizationProgress? progress)
    {
        await using var connection = await _store.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            UPDATE jobs
            SET fraction = $4, phase = $5, message = $6, progress = coalesce($7, progress)
            WHERE workspace_id = $1 AND id = $2 AND attempt = $3 AND state = 'Running'
            RETURNING is_cancel_requested
            """,
            connection);
        AddKey(command);
        command.Parameters.AddWithValue(fraction);
        command.Parameters.AddWithValue(phase);
        command.Parameters.AddWithValue(message);
        command.Parameters.AddWithValue(
            NpgsqlDbType.Jsonb, progress is null ? DBNull.Value : JsonSerializer.Serialize(progress with { Plan = _plan }, WireJson.Options));
        IsCancelRequested = await command.ExecuteScalarAsync() is bool isCancelRequested ? isCancelRequested : throw new JobLostException(Id);
        await LiveNotices.SendAsync(connection, new LiveNotice(LiveNotice.Job, Workspace.Value, Id.Value), CancellationToken.None);
    }

    private void AddKey(NpgsqlCommand command)
    {
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(Id.Value);
        command.Parameters.AddWithValue(Attempt);
    }
}
