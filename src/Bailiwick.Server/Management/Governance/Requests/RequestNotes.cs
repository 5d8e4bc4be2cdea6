using Bailiwick.Core;
using Bailiwick.Server.Access;
using Npgsql;
using NpgsqlTypes;
using static Bailiwick.Server.Management.Governance.Requests.ChangeRequests;

namespace Bailiwick.Server.Management.Governance.Requests;

/// <summary>The log of a request: who proposed, said and decided what.</summary>
internal static class RequestNotes
{
    public static async Task AddAsync(NpgsqlConnection connection, Caller caller, long request, (DateTimeOffset At, string Kind, string? Words) note, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO live_request_notes (workspace_id, request, place, at, author_id, author_name, kind, words)
            SELECT $1, $2, coalesce(max(place), 0) + 1, $3, $4, $5, $6, $7 FROM live_request_notes WHERE workspace_id = $1 AND request = $2
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(request);
        command.Parameters.AddWithValue(note.At);
        command.Parameters.AddWithValue(caller.User.Value);
        command.Parameters.AddWithValue(caller.Name);
        command.Parameters.AddWithValue(note.Kind);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)note.Words ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<ILookup<long, RequestNote>> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, IEnumerable<long> requests, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT request, at, author_name, kind, words FROM live_request_notes WHERE workspace_id = $1 AND request = ANY($2) ORDER BY request, place", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(requests.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var notes = new List<(long Request, RequestNote Note)>();
        while (await reader.ReadAsync(cancellation))
        {
            notes.Add((reader.GetInt64(0), new RequestNote(reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4))));
        }

        return notes.ToLookup(one => one.Request, one => one.Note);
    }
}
