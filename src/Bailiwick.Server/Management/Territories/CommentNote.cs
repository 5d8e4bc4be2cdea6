using System.Text.Json.Serialization;
using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Territories;

/// <summary>One entry of a thread about a territory: what was said, or that it was resolved or opened again.</summary>
/// <param name="Kind">commented, replied, resolved, reopened.</param>
[SchemaName("CommentNote")]
public sealed record CommentNote(long Number, DateTimeOffset At, string Author, string Kind, string? Words)
{
    [JsonIgnore]
    internal long Thread { get; init; }

    /// <summary>The developer name in lower case.</summary>
    [JsonIgnore]
    internal string Territory { get; init; } = "";

    /// <summary>In the order they were written, about one territory or all.</summary>
    internal static async Task<List<CommentNote>> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, string? territory, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT number, at, author_name, kind, words, thread, territory
            FROM live_comments
            WHERE workspace_id = $1 AND ($2 IS NULL OR territory = $2)
            ORDER BY number
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)territory ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var notes = new List<CommentNote>();
        while (await reader.ReadAsync(cancellation))
        {
            notes.Add(new CommentNote(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4))
            {
                Thread = reader.GetInt64(5),
                Territory = reader.GetString(6),
            });
        }

        return notes;
    }

    /// <summary>Writes one more, with the next number of the workspace; without a thread it begins one.</summary>
    internal static async Task AddAsync(
        NpgsqlConnection connection, Caller caller, (string Territory, long? Thread) place, (DateTimeOffset At, string Kind, string? Words) note, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_comments (workspace_id, number, thread, territory, at, author_id, author_name, kind, words)
            SELECT $1, next.number, coalesce($2, next.number), $3, $4, $5, $6, $7, $8
            FROM (SELECT coalesce(max(number), 0) + 1 AS number FROM live_comments WHERE workspace_id = $1) AS next
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)place.Thread ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.AddWithValue(place.Territory);
        command.Parameters.AddWithValue(note.At);
        command.Parameters.AddWithValue(caller.User.Value);
        command.Parameters.AddWithValue(caller.Name);
        command.Parameters.AddWithValue(note.Kind);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)note.Words ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
