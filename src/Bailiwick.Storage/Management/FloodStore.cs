using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Floods that were looked at, with their figures and moves as JSON.</summary>
public static class FloodStore
{
    private const string Select = "SELECT id, made_at, made_by, base_act, accepted_act, request::text, analysis::text, moves::text FROM live_floods WHERE workspace_id = $1";

    /// <summary>Newest first.</summary>
    public static async Task<List<FloodRow>> ListAsync(NpgsqlConnection connection, WorkspaceId workspace, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} ORDER BY made_at DESC LIMIT $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(limit);
        return await ReadAsync(command, cancellation);
    }

    public static async Task<FloodRow?> FindAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} AND id = $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    public static async Task InsertAsync(NpgsqlConnection connection, WorkspaceId workspace, FloodRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var command = new NpgsqlCommand(
            "INSERT INTO live_floods (workspace_id, id, made_at, made_by, base_act, request, analysis, moves) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(row.Id);
        command.Parameters.AddWithValue(row.MadeAt);
        command.Parameters.AddWithValue(row.MadeBy);
        command.Parameters.AddWithValue(row.BaseAct);
        foreach (var json in (string[])[row.Request, row.Analysis, row.Moves])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Notes the act that accepted it.</summary>
    public static async Task AcceptAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid id, long act, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE live_floods SET accepted_act = $3 WHERE workspace_id = $1 AND id = $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(act);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<FloodRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<FloodRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new FloodRow(
                reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetInt64(4), reader.GetString(5),
                reader.GetString(6), reader.GetString(7)));
        }

        return rows;
    }
}
