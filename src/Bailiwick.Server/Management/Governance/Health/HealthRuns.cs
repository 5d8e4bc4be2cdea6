using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Server.Access;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>Kept findings in the database, and for which workspaces new ones are due.</summary>
internal static class HealthRuns
{
    /// <summary>An active model beside the last run that was kept of its workspace.</summary>
    private sealed record Standing(WorkspaceId Workspace, Settings.Values Settings, DateTimeOffset? LastAt, bool IsOtherSince);

    /// <summary>Until the transaction ends, nobody else keeps findings of the workspace.</summary>
    public static async Task WaitAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", connection);
        command.Parameters.AddWithValue(workspace.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task InsertAsync(NpgsqlConnection connection, Caller caller, ModelHealth health, HealthCause cause, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_health_runs (workspace_id, number, at, act, model_id, author_name, redesign, findings, cause)
            SELECT $1, coalesce((SELECT max(number) FROM live_health_runs WHERE workspace_id = $1), 0) + 1, $2, coalesce((SELECT max(number) FROM live_acts WHERE workspace_id = $1), 0), $3, $4, $5, $6, $7
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(health.ModelId);
        command.Parameters.AddWithValue(caller.Name);
        command.Parameters.AddWithValue(health.Redesign);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = JsonSerializer.Serialize(health.Findings.Select(one => new KeptFinding(one.Code, one.Severity, one.Count)), WireJson.Options),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        command.Parameters.AddWithValue(cause.ToString());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Newest first.</summary>
    public static async Task<List<HealthRun>> ListAsync(NpgsqlConnection connection, WorkspaceId workspace, int most, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT number, at, act, model_id, author_name, cause, redesign, findings::text FROM live_health_runs WHERE workspace_id = $1 ORDER BY number DESC LIMIT $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var kept = new List<HealthRun>();
        while (await reader.ReadAsync(cancellation))
        {
            kept.Add(new HealthRun(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), Enum.Parse<HealthCause>(reader.GetString(5)),
                reader.GetBoolean(6), JsonSerializer.Deserialize<List<KeptFinding>>(reader.GetString(7), WireJson.Options)!));
        }

        return kept;
    }

    /// <summary>Workspaces with an active model whose last run is from before today's hour, or before the last activation.</summary>
    /// <param name="workspace">Only this one; null asks for all.</param>
    public static async Task<List<(WorkspaceId Workspace, HealthCause Cause)>> DueAsync(NpgsqlConnection connection, WorkspaceId? workspace, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT m.workspace_id, g.settings::text, r.at,
                r.model_id IS DISTINCT FROM m.id
                OR EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = m.workspace_id AND a.number > r.act AND a.kind = $2)
            FROM live_territory2_model m
            LEFT JOIN live_governance g ON g.workspace_id = m.workspace_id
            LEFT JOIN LATERAL (SELECT at, act, model_id FROM live_health_runs h WHERE h.workspace_id = m.workspace_id ORDER BY number DESC LIMIT 1) r ON true
            WHERE m.to_act IS NULL AND m.state = 'Active' AND ($1::uuid IS NULL OR m.workspace_id = $1)
            ORDER BY m.workspace_id
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)workspace?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.AddWithValue(LiveActKinds.Activate);
        var standings = new List<Standing>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                standings.Add(new Standing(
                    new WorkspaceId(reader.GetGuid(0)), reader.IsDBNull(1) ? new Settings.Values() : JsonSerializer.Deserialize<Settings.Values>(reader.GetString(1), WireJson.Options)!,
                    reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3)));
            }
        }

        return [.. standings.Select(one => (one.Workspace, Cause: CauseOf(one, now))).Where(one => one.Cause is not null).Select(one => (one.Workspace, one.Cause!.Value))];
    }

    private static HealthCause? CauseOf(Standing one, DateTimeOffset now) =>
        !one.Settings.KeepsHealth ? null
        : one.LastAt is null || one.IsOtherSince ? HealthCause.Activation
        : one.LastAt < LastHour(now, one.Settings.HealthHour) ? HealthCause.Daily
        : null;

    /// <summary>The last instant, not after now, at which the hour began.</summary>
    private static DateTimeOffset LastHour(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        return today <= now ? today : today.AddDays(-1);
    }
}
