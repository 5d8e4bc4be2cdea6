using System.Text.Json;
using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Server.Management.Events;

/// <summary>Deliveries in the database: made out of events, taken for sending by one node at a time, ended or put off. All of it outlives a restart.</summary>
internal sealed class WebhookQueue(NpgsqlDataSource database, TimeProvider time, WebhookPace pace)
{
    private const int EventsAtOnce = 200;
    private const int DeliveriesAtOnce = 20;
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    /// <summary>A delivery to send.</summary>
    public sealed record Taken(Guid Workspace, Guid Webhook, long Number, string Address, string Secret, string Body, int Attempts);

    /// <summary>Puts new events of one webhook into a delivery; false when there was nothing to do for any.</summary>
    public async Task<bool> FillOneAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        (Guid Workspace, Guid Id, string[] Kinds, EventCursor After, long Last) hook;
        await using (var take = new NpgsqlCommand(
            """
            SELECT w.workspace_id, w.id, w.kinds, w.act, w.place, (SELECT max(number) FROM live_acts a WHERE a.workspace_id = w.workspace_id) AS last
            FROM live_webhooks w
            WHERE w.is_on AND EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = w.workspace_id AND (a.number > w.act OR w.place < 2147483647))
            LIMIT 1 FOR UPDATE OF w SKIP LOCKED
            """,
            connection))
        {
            await using var reader = await take.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation) || reader.IsDBNull(5))
            {
                return false;
            }

            hook = (reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<string[]>(2), new EventCursor(reader.GetInt64(3), reader.GetInt32(4)), reader.GetInt64(5));
        }

        var (events, next) = await EventReader.ReadAsync(connection, new WorkspaceId(hook.Workspace), hook.After, EventsAtOnce, cancellation);
        var wanted = events.FindAll(one => hook.Kinds.Contains(one.Kind));
        if (wanted.Count > 0)
        {
            await DoAsync(
                connection,
                """
                INSERT INTO live_deliveries (workspace_id, webhook, number, body, events, state, attempts, next_at, made_at)
                SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, 'waiting', 0, $5, $5 FROM live_deliveries WHERE workspace_id = $1 AND webhook = $2
                """,
                cancellation, hook.Workspace, hook.Id, JsonSerializer.Serialize(new { webhook = hook.Id, workspace = hook.Workspace, events = wanted }, WireJson.Options), wanted.Count, time.GetUtcNow());
        }

        // With fewer events than asked for, everything up to the last act that was committed before is read.
        var reached = events.Count < EventsAtOnce && next.Act <= hook.Last ? new EventCursor(Math.Max(hook.Last, next.Act), int.MaxValue) : next;
        await DoAsync(
            connection, "UPDATE live_webhooks SET act = $3, place = $4 WHERE workspace_id = $1 AND id = $2", cancellation, hook.Workspace, hook.Id, reached.Act, reached.Place);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Takes deliveries that are due, the oldest of each webhook only: they arrive in order. Whoever takes one and dies leaves it to others after a minute.</summary>
    public async Task<List<Taken>> TakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            WITH due AS (
                SELECT d.workspace_id, d.webhook, d.number
                FROM live_deliveries d JOIN live_webhooks w ON w.workspace_id = d.workspace_id AND w.id = d.webhook
                WHERE d.state = 'waiting' AND w.is_on AND d.next_at <= $1
                    AND NOT EXISTS (SELECT FROM live_deliveries e WHERE e.workspace_id = d.workspace_id AND e.webhook = d.webhook AND e.number < d.number AND e.state = 'waiting')
                ORDER BY d.next_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
            UPDATE live_deliveries d SET next_at = $3, attempts = d.attempts + 1
            FROM due JOIN live_webhooks w ON w.workspace_id = due.workspace_id AND w.id = due.webhook
            WHERE d.workspace_id = due.workspace_id AND d.webhook = due.webhook AND d.number = due.number
            RETURNING d.workspace_id, d.webhook, d.number, w.address, w.secret, d.body, d.attempts
            """,
            connection);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(DeliveriesAtOnce);
        command.Parameters.AddWithValue(now + _lease);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = new List<Taken>();
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add(new Taken(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt32(6)));
        }

        return taken;
    }

    /// <summary>Ends a delivery, or puts it off with a longer wait each time until it is dead.</summary>
    public async Task EndAsync(Taken one, int? status, string? error, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var state = status is >= 200 and < 300 ? "delivered" : one.Attempts >= pace.MostAttempts ? "dead" : "waiting";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await DoAsync(
            connection,
            "UPDATE live_deliveries SET state = $4, next_at = $5, ended_at = CASE WHEN $4 <> 'waiting' THEN $6 END, status = $7, error = $8 WHERE workspace_id = $1 AND webhook = $2 AND number = $3",
            cancellation, one.Workspace, one.Webhook, one.Number, state, now + pace.WaitAfter(one.Attempts), now, (object?)status ?? DBNull.Value, (object?)error ?? DBNull.Value);
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(Array.ConvertAll(values, value => value is DateTimeOffset ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz } : new NpgsqlParameter { Value = value }));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
