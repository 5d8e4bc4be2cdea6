using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Events;

/// <summary>
/// Reads events out of the acts: nothing is stored twice, and every reader sees the same order for good. What counts is the active model: an activation
/// tells what differs from the model before by developer names.
/// </summary>
internal static class EventReader
{
    private const int ActsAtOnce = 200;

    private const string Ordinary =
        """
        SELECT 'account.entered' AS kind, a.object_id AS record, a.territory2_id AS territory, a.association_cause AS cause, NULL::date AS starts, NULL::date AS ends, a.reason
        FROM live_object_territory2_association a
        WHERE a.workspace_id = $1 AND a.from_act = $2 AND NOT EXISTS (
            SELECT FROM live_object_territory2_association p
            WHERE p.workspace_id = $1 AND p.object_id = a.object_id AND p.territory2_id = a.territory2_id AND p.from_act < $2 AND (p.to_act IS NULL OR p.to_act >= $2))
        UNION ALL
        SELECT 'account.left', a.object_id, a.territory2_id, a.association_cause, NULL, NULL, a.reason
        FROM live_object_territory2_association a
        WHERE a.workspace_id = $1 AND a.to_act = $2 AND NOT EXISTS (
            SELECT FROM live_object_territory2_association p
            WHERE p.workspace_id = $1 AND p.object_id = a.object_id AND p.territory2_id = a.territory2_id AND p.from_act <= $2 AND (p.to_act IS NULL OR p.to_act > $2))
        UNION ALL
        SELECT CASE WHEN EXISTS (SELECT FROM live_user_territory2_association p WHERE p.workspace_id = $1 AND p.id = a.id AND p.to_act = $2) THEN 'member.changed' ELSE 'member.began' END,
            a.user_id, a.territory2_id, a.kind, a.start_date, a.end_date, a.reason
        FROM live_user_territory2_association a
        WHERE a.workspace_id = $1 AND a.from_act = $2
        UNION ALL
        SELECT 'member.ended', a.user_id, a.territory2_id, a.kind, a.start_date, a.end_date, a.reason
        FROM live_user_territory2_association a
        WHERE a.workspace_id = $1 AND a.to_act = $2 AND NOT EXISTS (SELECT FROM live_user_territory2_association p WHERE p.workspace_id = $1 AND p.id = a.id AND p.from_act = $2)
        """;

    /// <summary>Events behind a place in order, and the place to go on from: acts without events are passed over.</summary>
    public static async Task<(List<AssignmentEvent> Events, EventCursor Next)> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, EventCursor after, int limit, CancellationToken cancellation)
    {
        var events = new List<AssignmentEvent>();
        var next = after;
        foreach (var act in await ActsAsync(connection, workspace, after, cancellation))
        {
            var skip = act.Number == after.Act ? after.Place : 0;
            var found = await OfActAsync(connection, workspace, act, (skip, limit - events.Count), cancellation);
            events.AddRange(found);
            if (events.Count >= limit)
            {
                return (events, new EventCursor(act.Number, skip + found.Count));
            }

            next = new EventCursor(act.Number, skip + found.Count);
        }

        return (events, next);
    }

    private static async Task<List<(long Number, DateTimeOffset At, string Author)>> ActsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, EventCursor after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT number, at, author_name FROM live_acts
            WHERE workspace_id = $1 AND number >= $2 AND number IN (
                SELECT from_act FROM live_object_territory2_association WHERE workspace_id = $1 AND from_act >= $2
                UNION SELECT to_act FROM live_object_territory2_association WHERE workspace_id = $1 AND to_act >= $2
                UNION SELECT from_act FROM live_user_territory2_association WHERE workspace_id = $1 AND from_act >= $2
                UNION SELECT to_act FROM live_user_territory2_association WHERE workspace_id = $1 AND to_act >= $2
                UNION SELECT from_act FROM live_territory2_model WHERE workspace_id = $1 AND from_act >= $2)
            ORDER BY number LIMIT $3
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(after.Act);
        command.Parameters.AddWithValue(ActsAtOnce);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<(long, DateTimeOffset, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            acts.Add((reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
        }

        return acts;
    }

    private static async Task<List<AssignmentEvent>> OfActAsync(
        NpgsqlConnection connection, WorkspaceId workspace, (long Number, DateTimeOffset At, string Author) act, (int Skip, int Limit) page, CancellationToken cancellation)
    {
        var (before, now) = (await ActiveAsync(connection, workspace, act.Number - 1, cancellation), await ActiveAsync(connection, workspace, act.Number, cancellation));
        if ((before ?? now) is null)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            $"""
            SELECT e.kind, e.record, e.territory, t.developer_name, t.name, coalesce(a.name, u.name), e.cause, e.starts, e.ends, e.reason
            FROM ({(before == now ? Ordinary : Swap(before, now))}) e
            JOIN LATERAL (
                SELECT developer_name, name, territory2_model_id FROM live_territory2 WHERE workspace_id = $1 AND id = e.territory AND from_act <= $2 ORDER BY from_act DESC LIMIT 1) t
                ON t.territory2_model_id = ANY($3)
            LEFT JOIN LATERAL (SELECT name FROM live_account WHERE workspace_id = $1 AND id = e.record AND from_act <= $2 ORDER BY from_act DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT name FROM live_user WHERE workspace_id = $1 AND id = e.record AND from_act <= $2 ORDER BY from_act DESC LIMIT 1) u ON true
            ORDER BY e.kind COLLATE "C", e.record, e.territory, e.starts NULLS FIRST, e.ends NULLS LAST, e.cause
            OFFSET $4 LIMIT $5
            """,
            connection)
        { CommandTimeout = 600 };
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(act.Number);
        command.Parameters.AddWithValue(new[] { before, now }.OfType<string>().ToArray());
        command.Parameters.AddWithValue(page.Skip);
        command.Parameters.AddWithValue(page.Limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<AssignmentEvent>();
        while (await reader.ReadAsync(cancellation))
        {
            string? TextAt(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            DateOnly? DayAt(int at) => reader.IsDBNull(at) ? null : reader.GetFieldValue<DateOnly>(at);
            events.Add(new AssignmentEvent(
                $"{new EventCursor(act.Number, page.Skip + events.Count + 1)}", act.Number, act.At, act.Author, reader.GetString(0), (now ?? before)!, reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.GetString(1), TextAt(5), TextAt(6), DayAt(7), DayAt(8), TextAt(9)));
        }

        return events;
    }

    /// <summary>What differs between two models by account or user and developer name. A model that is null has nothing. Ids stand in the text: they were made by the service.</summary>
    private static string Swap(string? before, string? now)
    {
        static string Rows(string? model, string table, string record, string columns, string at) => model is null
            ? $"SELECT NULL::text AS record, NULL::text AS territory, NULL::text AS key, {columns} FROM {table} x WHERE false"
            : $"""
               SELECT DISTINCT ON (x.{record}, t.developer_name) x.{record} AS record, x.territory2_id AS territory, t.developer_name AS key, {columns}
               FROM {table} x JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = x.territory2_id AND t.territory2_model_id = '{model}' AND {At("t", at)}
               WHERE x.workspace_id = $1 AND {At("x", at)}
               ORDER BY x.{record}, t.developer_name, x.id
               """;
        static string At(string of, string at) => $"{of}.from_act <= {at} AND ({of}.to_act IS NULL OR {of}.to_act > {at})";
        const string OfAccount = "x.association_cause AS cause, NULL::date AS starts, NULL::date AS ends, x.reason";
        const string OfMember = "x.kind AS cause, x.start_date AS starts, x.end_date AS ends, x.reason";
        static string Only(string kind, string these, string those) =>
            $"SELECT '{kind}' AS kind, f.record, f.territory, f.cause, f.starts, f.ends, f.reason FROM ({these}) f WHERE NOT EXISTS (SELECT FROM ({those}) o WHERE o.record = f.record AND o.key = f.key)";
        var (oldAccounts, newAccounts) = (Rows(before, "live_object_territory2_association", "object_id", OfAccount, "$2 - 1"), Rows(now, "live_object_territory2_association", "object_id", OfAccount, "$2"));
        var (oldMembers, newMembers) = (Rows(before, "live_user_territory2_association", "user_id", OfMember, "$2 - 1"), Rows(now, "live_user_territory2_association", "user_id", OfMember, "$2"));
        return string.Join(
            "\nUNION ALL\n",
            Only("account.entered", newAccounts, oldAccounts), Only("account.left", oldAccounts, newAccounts), Only("member.began", newMembers, oldMembers), Only("member.ended", oldMembers, newMembers));
    }

    private static async Task<string?> ActiveAsync(NpgsqlConnection connection, WorkspaceId workspace, long act, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id FROM live_territory2_model WHERE workspace_id = $1 AND state = 'Active' AND from_act <= $2 AND (to_act IS NULL OR to_act > $2)", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = act, NpgsqlDbType = NpgsqlDbType.Bigint });
        return await command.ExecuteScalarAsync(cancellation) as string;
    }
}
