using System.Globalization;
using System.Text.RegularExpressions;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Governance.Reviews;

/// <summary>The quarterly review: what changed, what is open, what was decided, and a list of things to do with done marks. Kept for good.</summary>
public sealed partial class QuarterReviews(LiveActs acts, TimeProvider time)
{
    /// <summary>An act kind with how often and how many records.</summary>
    [SchemaName("ReviewActs")]
    public sealed record ActCount(string Kind, int Acts, long Changes);

    /// <param name="Kind">task, decision or finding.</param>
    [SchemaName("ReviewItem")]
    public sealed record Item(int Place, string Kind, string Words, string Author, DateTimeOffset At, string? DoneBy, DateTimeOffset? DoneAt);

    /// <param name="Entered">Accounts that entered a territory in the quarter, and did not leave it within.</param>
    /// <param name="Left">Accounts that left one.</param>
    /// <param name="Findings">The last kept health run of the quarter, by code.</param>
    [SchemaName("QuarterReview")]
    public sealed record Reply(
        string Quarter, DateOnly From, DateOnly To, string OpenedBy, DateTimeOffset OpenedAt, IReadOnlyList<ActCount> Acts, long Entered, long Left, long Began, long Ended,
        IReadOnlyDictionary<string, int> Requests, IReadOnlyDictionary<string, int> Findings, IReadOnlyList<Item> Items);

    [SchemaName("ReviewSummary")]
    public sealed record Summary(string Quarter, string OpenedBy, DateTimeOffset OpenedAt, int Items, int Done);

    [SchemaName("NewReviewItem")]
    public sealed record NewItem(string Kind, string Words);

    [SchemaName("ReviewItemDone")]
    public sealed record Mark(bool Done);

    public async Task<IReadOnlyList<Summary>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        await using var connection = await acts.OpenAsync(cancellation);
        return await QueryAsync(
            connection,
            """
            SELECT r.quarter, r.opened_name, r.opened_at, count(i.place)::int, count(i.done_at)::int
            FROM live_reviews r LEFT JOIN live_review_items i USING (workspace_id, quarter)
            WHERE r.workspace_id = $1 GROUP BY r.workspace_id, r.quarter ORDER BY r.quarter DESC
            """,
            reader => new Summary(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetInt32(3), reader.GetInt32(4)), cancellation, caller.Workspace.Value);
    }

    /// <summary>Opens the review of a quarter; opening it again changes nothing.</summary>
    public async Task<Outcome<Reply>> OpenAsync(string quarter, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        if (DaysOf(quarter) is null)
        {
            return GovernanceRefusals.BadQuarter(quarter);
        }

        await using (var connection = await acts.OpenAsync(cancellation))
        {
            await DoAsync(
                connection, "INSERT INTO live_reviews (workspace_id, quarter, opened_at, opened_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", cancellation,
                caller.Workspace.Value, quarter, time.GetUtcNow(), caller.Name);
        }

        return await GetAsync(quarter, caller, cancellation);
    }

    public async Task<Outcome<Reply>> GetAsync(string quarter, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        if (DaysOf(quarter) is not { } days)
        {
            return GovernanceRefusals.BadQuarter(quarter);
        }

        var workspace = caller.Workspace.Value;
        await using var connection = await acts.OpenAsync(cancellation);
        var opened = await QueryAsync(
            connection, "SELECT opened_name, opened_at FROM live_reviews WHERE workspace_id = $1 AND quarter = $2", reader => (reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)),
            cancellation, workspace, quarter);
        if (opened.Count == 0)
        {
            return GovernanceRefusals.NoReview(quarter);
        }

        var (from, to) = (At(days.From), At(days.To.AddDays(1)));
        Task<List<(string Key, int Count)>> CountsAsync(string sql) => QueryAsync(connection, sql, reader => (reader.GetString(0), reader.GetInt32(1)), cancellation, workspace, from, to);
        var (entered, left) = await MovesAsync(connection, "live_object_territory2_association", workspace, (from, to), cancellation);
        var (began, ended) = await MovesAsync(connection, "live_user_territory2_association", workspace, (from, to), cancellation);
        return new Reply(
            quarter, days.From, days.To, opened[0].Item1, opened[0].Item2,
            await QueryAsync(
                connection, "SELECT kind, count(*)::int, sum(changes)::bigint FROM live_acts WHERE workspace_id = $1 AND at >= $2 AND at < $3 GROUP BY kind ORDER BY kind",
                reader => new ActCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2)), cancellation, workspace, from, to),
            entered, left, began, ended,
            (await CountsAsync("SELECT lower(state), count(*)::int FROM live_requests WHERE workspace_id = $1 AND coalesce(decided_at, proposed_at) >= $2 AND coalesce(decided_at, proposed_at) < $3 GROUP BY state"))
                .ToDictionary(one => one.Key, one => one.Count),
            (await CountsAsync(
                """
                SELECT f->>'code', (f->>'count')::int
                FROM live_health_runs r, jsonb_array_elements(r.findings) f
                WHERE r.workspace_id = $1 AND r.number = (SELECT max(number) FROM live_health_runs WHERE workspace_id = $1 AND at >= $2 AND at < $3)
                """)).ToDictionary(one => one.Key, one => one.Count),
            await QueryAsync(
                connection, "SELECT place, kind, words, author_name, at, done_name, done_at FROM live_review_items WHERE workspace_id = $1 AND quarter = $2 ORDER BY place",
                reader => new Item(
                    reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), reader.IsDBNull(5) ? null : reader.GetString(5),
                    reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6)),
                cancellation, workspace, quarter));
    }

    public async Task<Outcome<Reply>> AddAsync(string quarter, NewItem item, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        if (string.IsNullOrWhiteSpace(item.Words) || item.Kind is not ("task" or "decision" or "finding"))
        {
            return GovernanceRefusals.NoReason();
        }

        await using (var connection = await acts.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await DoAsync(connection, "SELECT FROM live_reviews WHERE workspace_id = $1 AND quarter = $2 FOR UPDATE", cancellation, caller.Workspace.Value, quarter);
            await DoAsync(
                connection,
                """
                INSERT INTO live_review_items (workspace_id, quarter, place, kind, words, author_name, at)
                SELECT workspace_id, quarter, (SELECT coalesce(max(place), 0) + 1 FROM live_review_items i WHERE i.workspace_id = r.workspace_id AND i.quarter = r.quarter), $3, $4, $5, $6
                FROM live_reviews r WHERE workspace_id = $1 AND quarter = $2
                """,
                cancellation, caller.Workspace.Value, quarter, item.Kind, item.Words.Trim(), caller.Name, time.GetUtcNow());
            await transaction.CommitAsync(cancellation);
        }

        return await GetAsync(quarter, caller, cancellation);
    }

    public async Task<Outcome<Reply>> MarkAsync(string quarter, int place, Mark mark, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            var marked = await DoAsync(
                connection,
                "UPDATE live_review_items SET done_name = CASE WHEN $4 THEN $5 END, done_at = CASE WHEN $4 THEN $6 END WHERE workspace_id = $1 AND quarter = $2 AND place = $3",
                cancellation, caller.Workspace.Value, quarter, place, mark.Done, caller.Name, time.GetUtcNow());
            if (marked == 0)
            {
                return GovernanceRefusals.NoItem(quarter, place);
            }
        }

        return await GetAsync(quarter, caller, cancellation);
    }

    // What was there before the quarter and still after it, or neither, does not count, however often it changed in between.
    private static async Task<(long In, long Out)> MovesAsync(
        NpgsqlConnection connection, string table, Guid workspace, (DateTimeOffset From, DateTimeOffset To) days, CancellationToken cancellation)
    {
        var found = await QueryAsync(
            connection,
            $"""
            WITH ends AS (
                SELECT (SELECT coalesce(max(number), 0) FROM live_acts WHERE workspace_id = $1 AND at < $2) AS before,
                    (SELECT coalesce(max(number), 0) FROM live_acts WHERE workspace_id = $1 AND at < $3) AS after),
            old AS (SELECT id FROM {table}, ends WHERE workspace_id = $1 AND from_act <= before AND (to_act IS NULL OR to_act > before)),
            new AS (SELECT id FROM {table}, ends WHERE workspace_id = $1 AND from_act <= after AND (to_act IS NULL OR to_act > after))
            SELECT (SELECT count(*) FROM new WHERE id NOT IN (SELECT id FROM old)), (SELECT count(*) FROM old WHERE id NOT IN (SELECT id FROM new))
            """,
            reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellation, workspace, days.From, days.To);
        return found[0];
    }

    private static (DateOnly From, DateOnly To)? DaysOf(string quarter)
    {
        if (!Quarter().IsMatch(quarter))
        {
            return null;
        }

        var from = new DateOnly(int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture), ((quarter[6] - '1') * 3) + 1, 1);
        return (from, from.AddMonths(3).AddDays(-1));
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static async Task<List<T>> QueryAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static async Task<int> DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DateTimeOffset at ? new NpgsqlParameter { Value = at, NpgsqlDbType = NpgsqlDbType.TimestampTz } : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    [GeneratedRegex("^2[0-9]{3}-Q[1-4]$")]
    private static partial Regex Quarter();
}
