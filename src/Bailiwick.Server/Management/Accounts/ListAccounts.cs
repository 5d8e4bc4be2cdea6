using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Live accounts by name, a piece at a time, with where they are in the active model and who answers for them.</summary>
public sealed class ListAccounts(LiveActs acts)
{
    private const int Most = 500;

    // Text of the names of territories of the active model that an account is in.
    private const string Places =
        """
        FROM live_object_territory2_association o
        JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = o.territory2_id AND t.to_act IS NULL
        JOIN live_territory2_model m ON m.workspace_id = $1 AND m.id = t.territory2_model_id AND m.to_act IS NULL AND m.state = 'Active'
        WHERE o.workspace_id = $1 AND o.object_id = a.id AND o.to_act IS NULL
        """;

    private enum Coverage
    {
        /// <summary>In one territory at least.</summary>
        Assigned,

        /// <summary>In none, and not disqualified.</summary>
        Unassigned,

        /// <summary>In more than one.</summary>
        Several,

        Disqualified,
    }

    /// <param name="Search">Words of the name, or the beginning of the number.</param>
    /// <param name="Territory">In this territory of the active model.</param>
    /// <param name="Owner">Owned by this user.</param>
    /// <param name="Standing">assigned, unassigned, several or disqualified.</param>
    /// <param name="Offset">From which place on.</param>
    public sealed record Query(string? Search, string? Territory, string? Owner, string? Standing, int? Offset, int? Limit);

    [SchemaName("LiveAccount")]
    public sealed record Row(
        string Id, string Name, string? Number, string? City, string? State, decimal? AnnualRevenue, string? OwnerId, string? Owner, IReadOnlyList<string> Territories, int Team,
        bool IsDisqualified, string? DisqualifiedReason);

    /// <param name="Count">How many there are in all.</param>
    [SchemaName("LiveAccounts")]
    public sealed record Reply(int Count, int Offset, IReadOnlyList<Row> Rows);

    public async Task<Reply> HandleAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        if (query.Limit is < 1 or > Most)
        {
            throw new RefusedException(RequestRefusals.Limit(query.Limit.Value));
        }

        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var offset = Math.Max(0, query.Offset ?? 0);
        await using var count = new NpgsqlCommand { Connection = connection, CommandTimeout = 600 };
        count.CommandText = $"SELECT count(*)::int FROM live_account a WHERE {Conditions(count, query, caller.Workspace)}";
        var all = (int)(await count.ExecuteScalarAsync(cancellation))!;
        return new Reply(all, offset, await RowsAsync(connection, query, caller.Workspace, offset, cancellation));
    }

    private static async Task<List<Row>> RowsAsync(NpgsqlConnection connection, Query query, WorkspaceId workspace, int offset, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand { Connection = connection, CommandTimeout = 600 };
        var where = Conditions(command, query, workspace);
        command.CommandText =
            $"""
            SELECT a.id, a.name, a.account_number, a.billing_city, a.billing_state, a.annual_revenue, a.owner_id, u.name, coalesce(a.is_disqualified, false), a.disqualified_reason,
                (SELECT coalesce(array_agg(DISTINCT t.name), ARRAY[]::text[]) {Places}),
                (SELECT count(*)::int FROM live_account_team_member tm WHERE tm.workspace_id = $1 AND tm.account_id = a.id AND tm.to_act IS NULL)
            FROM (SELECT * FROM live_account a WHERE {where} ORDER BY lower(a.name), a.id OFFSET {offset} LIMIT {query.Limit ?? 100}) a
            LEFT JOIN live_user u ON u.workspace_id = $1 AND u.id = a.owner_id AND u.to_act IS NULL
            ORDER BY lower(a.name), a.id
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        string? TextAt(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new Row(
                reader.GetString(0), reader.GetString(1), TextAt(2), TextAt(3), TextAt(4), reader.IsDBNull(5) ? null : reader.GetDecimal(5), TextAt(6), TextAt(7),
                reader.GetFieldValue<string[]>(10), reader.GetInt32(11), reader.GetBoolean(8), TextAt(9)));
        }

        return rows;
    }

    private static string Conditions(NpgsqlCommand command, Query query, WorkspaceId workspace)
    {
        command.Parameters.AddWithValue(workspace.Value);
        var text = new StringBuilder("a.workspace_id = $1 AND a.to_act IS NULL");
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var words = query.Search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
            text.Append($" AND (a.name ILIKE {Next(command, $"%{words}%")} OR a.account_number ILIKE {Next(command, $"{words}%")})");
        }

        if (query.Owner is { } owner)
        {
            text.Append($" AND a.owner_id = {Next(command, owner)}");
        }

        if (query.Territory is { } territory)
        {
            text.Append($" AND EXISTS (SELECT {Places} AND o.territory2_id = {Next(command, territory)})");
        }

        text.Append(CoverageOf(query.Standing) switch
        {
            Coverage.Assigned => $" AND EXISTS (SELECT {Places})",
            Coverage.Unassigned => $" AND NOT coalesce(a.is_disqualified, false) AND NOT EXISTS (SELECT {Places})",
            Coverage.Several => $" AND (SELECT count(DISTINCT o.territory2_id) {Places}) > 1",
            Coverage.Disqualified => " AND a.is_disqualified",
            _ => "",
        });
        return text.ToString();
    }

    private static Coverage? CoverageOf(string? standing) =>
        standing is null ? null
        : Enum.TryParse<Coverage>(standing, ignoreCase: true, out var coverage) ? coverage
        : throw new RefusedException(RequestRefusals.Choice("standing", standing, Enum.GetNames<Coverage>().Select(one => one.ToLowerInvariant())));

    private static string Next(NpgsqlCommand command, string value)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        return $"${command.Parameters.Count}";
    }
}
