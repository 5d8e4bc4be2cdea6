using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>The log of routing decisions, newest first.</summary>
public sealed class ReadDecisions(LiveActs acts)
{
    /// <param name="Lead">Only of this lead.</param>
    public sealed record Query(string? Lead, string? Cursor, int? Limit);

    [SchemaName("LoggedDecision")]
    public sealed record Logged(
        string Id, long Act, DateTimeOffset At, string By, string LeadId, string Lead, RouteVerdict Verdict, string? AccountId, string? Account, int Score, string? TerritoryId, string? Territory,
        string? OwnerId, string? Owner, string? Route, IReadOnlyList<string> Steps);

    public async Task<Outcome<Page<Logged>>> HandleAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.ViewLive);
        var size = new PageQuery(null, query.Limit).Size();
        await using var connection = await acts.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            SELECT d.id, d.from_act, a.at, a.author_name, d.lead_id, coalesce(d.lead_name, ''), d.verdict, d.account_id, d.account_name, coalesce(d.score, 0), d.territory2_id, d.territory_name,
                d.owner_id, d.owner_name, d.route_name, coalesce(d.explanation, '')
            FROM live_lead_decision d
            JOIN live_acts a ON a.workspace_id = d.workspace_id AND a.number = d.from_act
            WHERE d.workspace_id = $1 AND d.to_act IS NULL AND ($2::text IS NULL OR d.lead_id = $2) AND ($3::text IS NULL OR d.id < $3)
            ORDER BY d.id DESC
            LIMIT $4
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)query.Lead ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)query.Cursor ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.AddWithValue(size + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Logged>();
        while (await reader.ReadAsync(cancellation))
        {
            string? TextAt(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            rows.Add(new Logged(
                reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), Enum.Parse<RouteVerdict>(reader.GetString(6)),
                TextAt(7), TextAt(8), reader.GetInt32(9), TextAt(10), TextAt(11), TextAt(12), TextAt(13), TextAt(14), reader.GetString(15).Split('\n')));
        }

        return Page<Logged>.Of(rows, size, one => one.Id);
    }
}
