using System.Collections.Immutable;
using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>
/// What is owed to the members of each round of turns. Written inside acts only, which happen one after the other, so no turn is given twice;
/// it stands beside the versions, because a turn that was given is not given back when an act is taken back.
/// </summary>
public static class TurnStore
{
    public static async Task<ImmutableDictionary<string, double>> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, string round, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT member, owed FROM live_turns WHERE workspace_id = $1 AND round = $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(round);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var owed = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            owed[reader.GetString(0)] = reader.GetDouble(1);
        }

        return owed.ToImmutable();
    }

    /// <summary>Who is not among them any more is owed nothing.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, WorkspaceId workspace, string round, IReadOnlyDictionary<string, double> owed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(owed);
        await using var batch = new NpgsqlBatch(connection);
        var clear = new NpgsqlBatchCommand("DELETE FROM live_turns WHERE workspace_id = $1 AND round = $2");
        var write = new NpgsqlBatchCommand("INSERT INTO live_turns (workspace_id, round, member, owed) SELECT $1, $2, one.member, one.owed FROM unnest($3, $4) AS one (member, owed)");
        foreach (var command in (NpgsqlBatchCommand[])[clear, write])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = workspace.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = round });
            batch.BatchCommands.Add(command);
        }

        write.Parameters.Add(new NpgsqlParameter { Value = owed.Keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        write.Parameters.Add(new NpgsqlParameter { Value = owed.Values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double });
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
