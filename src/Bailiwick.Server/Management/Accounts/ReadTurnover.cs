using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Accounts that came into and left the territories of a model over time, read out of the versions of assignments.</summary>
public sealed class ReadTurnover(LiveActs acts, WorkspaceCatalog catalogs)
{
    [SchemaName("TurnoverStep")]
    public enum Step
    {
        Day,
        Week,
        Month,
    }

    /// <param name="Model">The active one when nothing is said.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day.</param>
    /// <param name="Step">day, week or month; by the length of the period when nothing is said.</param>
    public sealed record Query(DateOnly From, DateOnly To, string? Model, string? Territory, string? Step);

    /// <summary>A territory in a period.</summary>
    /// <param name="Start">The first day of the period.</param>
    /// <param name="Causes">By kind of act: how many came and went.</param>
    [SchemaName("TurnoverPoint")]
    public sealed record Point(DateOnly Start, int Entered, int Left, int AtEnd, IReadOnlyList<Cause> Causes);

    [SchemaName("TurnoverCause")]
    public sealed record Cause(string Kind, int Entered, int Left);

    /// <param name="AtStart">Accounts before the first day.</param>
    [SchemaName("TerritoryTurnover")]
    public sealed record Row(string Id, string Name, int AtStart, int Entered, int Left, int AtEnd, IReadOnlyList<Point> Points);

    [SchemaName("Turnover")]
    public sealed record Reply(string ModelId, string Model, Step Step, IReadOnlyList<DateOnly> Starts, IReadOnlyList<Row> Rows);

    public async Task<Outcome<Reply>> HandleAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        if (query.To < query.From || query.To.DayNumber - query.From.DayNumber > 3660)
        {
            return new Refusal("turnover.bad-days", $"The days {query.From:yyyy-MM-dd} to {query.To:yyyy-MM-dd} are no period of up to ten years. Maybe swap them, or ask for less.");
        }

        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var model = (await LiveReader.ReadAsync(
            connection, caller.Workspace, catalog.Find("Territory2Model")!, query.Model is { } id ? LiveQuery.Ids(id) : LiveQuery.Where("State", "Active"), cancellation)).SingleOrDefault();
        if (model is null)
        {
            return query.Model is { } missing ? LiveRefusals.RecordNotFound("Territory2Model", missing) : LiveRefusals.NoActiveModel();
        }

        var territories = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Territory2")!, LiveQuery.Where("Territory2ModelId", model.Id), cancellation))
            .Where(one => query.Territory is null || one.Id == query.Territory).OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).ToList();
        var step = query.Step is null ? (query.To.DayNumber - query.From.DayNumber) switch { <= 31 => Step.Day, <= 190 => Step.Week, _ => Step.Month }
            : Enum.TryParse<Step>(query.Step, ignoreCase: true, out var chosen) ? chosen
            : throw new RefusedException(RequestRefusals.Choice("step", query.Step, ["day", "week", "month"]));
        var starts = StartsOf(query.From, query.To, step);
        var flows = (await FlowsAsync(connection, caller.Workspace, [.. territories.Select(one => one.Id)], query.To, cancellation)).ToLookup(one => one.Territory, StringComparer.Ordinal);
        return new Reply(model.Id, model.Text("Name")!, step, starts, [.. territories.Select(one => RowOf(one, starts, flows[one.Id]))]);
    }

    private static Row RowOf(LiveRecord territory, List<DateOnly> starts, IEnumerable<Flow> flows)
    {
        var all = flows.ToList();
        var atStart = all.Where(one => one.Day < starts[0]).Sum(one => one.Entered - one.Left);
        var (points, present) = (new List<Point>(), atStart);
        for (var at = 0; at < starts.Count; at++)
        {
            var period = all.Where(one => one.Day >= starts[at] && (at + 1 == starts.Count || one.Day < starts[at + 1])).ToList();
            var (entered, left) = (period.Sum(one => one.Entered), period.Sum(one => one.Left));
            present += entered - left;
            points.Add(new Point(
                starts[at], entered, left, present,
                [.. period.GroupBy(one => one.Kind).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new Cause(one.Key, one.Sum(flow => flow.Entered), one.Sum(flow => flow.Left)))]));
        }

        return new Row(territory.Id, territory.Text("Name")!, atStart, points.Sum(one => one.Entered), points.Sum(one => one.Left), present, points);
    }

    private static List<DateOnly> StartsOf(DateOnly from, DateOnly to, Step step)
    {
        var starts = new List<DateOnly>();
        for (var day = from; day <= to;)
        {
            starts.Add(day);
            day = step switch
            {
                Step.Day => day.AddDays(1),
                Step.Week => day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7)),
                _ => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
            };
        }

        return starts;
    }

    // An account that an act takes out and puts in again has not moved; a row that goes on under its id neither.
    private static async Task<List<Flow>> FlowsAsync(NpgsqlConnection connection, WorkspaceId workspace, string[] territories, DateOnly to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH marks AS (
                SELECT territory2_id, object_id, from_act AS act, 1 AS change FROM live_object_territory2_association WHERE workspace_id = $1 AND territory2_id = ANY($2)
                UNION ALL
                SELECT territory2_id, object_id, to_act, -1 FROM live_object_territory2_association WHERE workspace_id = $1 AND territory2_id = ANY($2) AND to_act IS NOT NULL),
            standing AS (
                SELECT territory2_id, object_id, act, sum(sum(change)) OVER (PARTITION BY territory2_id, object_id ORDER BY act) AS after, sum(change) AS change
                FROM marks GROUP BY territory2_id, object_id, act)
            SELECT s.territory2_id, (a.at AT TIME ZONE 'UTC')::date, a.kind,
                count(*) FILTER (WHERE s.after > 0 AND s.after - s.change <= 0)::int, count(*) FILTER (WHERE s.after <= 0 AND s.after - s.change > 0)::int
            FROM standing s JOIN live_acts a ON a.workspace_id = $1 AND a.number = s.act
            WHERE s.change <> 0 AND a.at < $3
            GROUP BY 1, 2, 3
            """,
            connection)
        { CommandTimeout = 600 };
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = territories, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.AddWithValue(new DateTimeOffset(to.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var flows = new List<Flow>();
        while (await reader.ReadAsync(cancellation))
        {
            flows.Add(new Flow(reader.GetString(0), reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4)));
        }

        return flows;
    }

    private sealed record Flow(string Territory, DateOnly Day, string Kind, int Entered, int Left);
}
