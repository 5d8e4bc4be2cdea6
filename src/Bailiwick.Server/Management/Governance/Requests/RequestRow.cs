using System.Text.Json;
using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>A request as stored.</summary>
internal sealed record RequestRow(
    long Number, RequestState State, string Reason, DateOnly? Due, RequestContent Content, RequestBasis Basis, IReadOnlyList<string> Territories, Guid ProposedBy, string ProposedName,
    DateTimeOffset ProposedAt, string? DecidedName, DateTimeOffset? DecidedAt, long? Act)
{
    private const string Select =
        "SELECT number, state, reason, due, content::text, basis::text, territories, proposed_by, proposed_name, proposed_at, decided_name, decided_at, act FROM live_requests WHERE workspace_id = $1";

    /// <summary>Newest first.</summary>
    public static async Task<List<RequestRow>> ListAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} ORDER BY number DESC LIMIT 1000", connection);
        command.Parameters.AddWithValue(workspace.Value);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>One, locked against others until the transaction ends when it shall be changed.</summary>
    public static async Task<RequestRow?> FindAsync(NpgsqlConnection connection, WorkspaceId workspace, long number, bool forChange, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} AND number = $2{(forChange ? " FOR UPDATE" : "")}", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(number);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <summary>Writes a new one and gives it the next number of the workspace.</summary>
    public async Task<long> InsertAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using (var wait = new NpgsqlCommand("SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", connection))
        {
            wait.Parameters.AddWithValue(workspace.Value);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_requests (workspace_id, number, state, reason, due, content, basis, territories, proposed_by, proposed_name, proposed_at)
            SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM live_requests WHERE workspace_id = $1
            RETURNING number
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue($"{State}");
        command.Parameters.AddWithValue(Reason);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)Due ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(Content, WireJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(Basis, WireJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.AddWithValue(Territories.ToArray());
        command.Parameters.AddWithValue(ProposedBy);
        command.Parameters.AddWithValue(ProposedName);
        command.Parameters.AddWithValue(ProposedAt);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Ends it one way or the other.</summary>
    public static async Task EndAsync(
        NpgsqlConnection connection, (WorkspaceId Workspace, long Number) which, RequestState state, (string Name, DateTimeOffset At, long? Act) by, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE live_requests SET state = $3, decided_name = $4, decided_at = $5, act = $6 WHERE workspace_id = $1 AND number = $2", connection);
        command.Parameters.AddWithValue(which.Workspace.Value);
        command.Parameters.AddWithValue(which.Number);
        command.Parameters.AddWithValue($"{state}");
        command.Parameters.AddWithValue(by.Name);
        command.Parameters.AddWithValue(by.At);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)by.Act ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<RequestRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<RequestRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new RequestRow(
                reader.GetInt64(0), Enum.Parse<RequestState>(reader.GetString(1)), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3),
                JsonSerializer.Deserialize<RequestContent>(reader.GetString(4), WireJson.Options)!, JsonSerializer.Deserialize<RequestBasis>(reader.GetString(5), WireJson.Options)!,
                reader.GetFieldValue<string[]>(6), reader.GetGuid(7), reader.GetString(8), reader.GetFieldValue<DateTimeOffset>(9), reader.IsDBNull(10) ? null : reader.GetString(10),
                reader.IsDBNull(11) ? null : reader.GetFieldValue<DateTimeOffset>(11), reader.IsDBNull(12) ? null : reader.GetInt64(12)));
        }

        return rows;
    }
}
