using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Storage.Management;

/// <summary>The list of acts, and connections to read records over.</summary>
public sealed class LiveActs(NpgsqlDataSource database)
{
    private const string Select = "SELECT number, at, author_id, author_name, kind, summary, reason, effective, changes, reverts FROM live_acts";

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) => database.OpenConnectionAsync(cancellation);

    /// <summary>Newest first, below a number.</summary>
    public async Task<List<LiveActRow>> ListAsync(WorkspaceId workspace, (long? Below, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"{Select} WHERE workspace_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(page.Below ?? long.MaxValue);
        command.Parameters.AddWithValue(page.Limit);
        return await ReadAsync(command, cancellation);
    }

    public async Task<Dictionary<long, LiveActRow>> FindAsync(WorkspaceId workspace, IEnumerable<long> numbers, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"{Select} WHERE workspace_id = $1 AND number = ANY($2)");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(numbers.Distinct().ToArray());
        return (await ReadAsync(command, cancellation)).ToDictionary(act => act.Number);
    }

    /// <summary>Acts that wrote or ended a version of a territory, or of what hangs on it; newest first.</summary>
    public async Task<List<LiveActRow>> OfTerritoryAsync(WorkspaceId workspace, string territory, int limit, CancellationToken cancellation)
    {
        string[] hanging = ["live_user_territory2_association", "live_object_territory2_association", "live_rule_territory2_association", "live_territory2_object_exclusion"];
        var touched = hanging.Select(table => (Table: table, Column: "territory2_id")).Prepend(("live_territory2", "id"))
            .SelectMany(one => (string[])[$"SELECT from_act FROM {one.Item1} WHERE workspace_id = $1 AND {one.Item2} = $2", $"SELECT to_act FROM {one.Item1} WHERE workspace_id = $1 AND {one.Item2} = $2"]);
        await using var command = database.CreateCommand($"{Select} WHERE workspace_id = $1 AND number IN ({string.Join(" UNION ", touched)}) ORDER BY number DESC LIMIT $3");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(territory);
        command.Parameters.AddWithValue(limit);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>The last act before an instant, or 0.</summary>
    public async Task<long> LastBeforeAsync(WorkspaceId workspace, DateTimeOffset instant, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(number), 0) FROM live_acts WHERE workspace_id = $1 AND at < $2");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(instant);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The last act that a connection sees, or 0.</summary>
    public static async Task<long> LastAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM live_acts WHERE workspace_id = $1", connection);
        command.Parameters.AddWithValue(workspace.Value);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<LiveActRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<LiveActRow>();
        while (await reader.ReadAsync(cancellation))
        {
            acts.Add(new LiveActRow(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7), reader.GetInt32(8),
                reader.IsDBNull(9) ? null : reader.GetInt64(9)));
        }

        return acts;
    }
}
