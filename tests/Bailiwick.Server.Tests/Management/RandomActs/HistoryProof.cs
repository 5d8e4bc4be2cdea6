using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management.Events;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Management;
using Xunit;

namespace Bailiwick.Server.Tests.Management.RandomActs;

/// <summary>What must hold of a live model and its history after whatever was done, asked of the tables in SQL of its own.</summary>
internal sealed class HistoryProof(ServerHost host)
{
    private readonly List<(long Act, string Rows)> _seen = [];

    /// <summary>Keeps what all tables say now, to be compared with what the history says of this act later.</summary>
    public async Task RememberAsync() => _seen.Add((await ScalarAsync<long>("SELECT max(number) FROM live_acts WHERE workspace_id = $1"), await RowsAsync("to_act IS NULL")));

    public async Task HoldsAsync()
    {
        Assert.Equal(1L, await ScalarAsync<long>("SELECT count(*) FROM live_territory2_model WHERE workspace_id = $1 AND to_act IS NULL AND state = 'Active'"));
        await NothingIsOrphanedAsync();
        await VersionsFollowEachOtherAsync();
    }

    /// <summary>The past is what it was when it was the present.</summary>
    public async Task ThePastStandsAsync()
    {
        foreach (var (act, rows) in _seen)
        {
            Assert.Equal(rows, await RowsAsync($"from_act <= {act} AND (to_act IS NULL OR to_act > {act})"));
        }
    }

    /// <summary>The events, one after the other from the first, give the assignments that stand.</summary>
    public async Task EventsReplayAsync()
    {
        var present = new HashSet<(string Territory, string Account)>();
        for (var cursor = "0"; ;)
        {
            var page = await host.Planner.GetAsync<ReadEvents.Reply>(host.In($"/live/events?after={cursor}&limit=500"));
            foreach (var one in page.Items)
            {
                if (one.Kind == "account.entered")
                {
                    Assert.True(present.Add((one.TerritoryKey, one.RecordId)), $"{one.RecordId} enters {one.TerritoryKey} twice ({one.Cursor}).");
                }
                else if (one.Kind == "account.left")
                {
                    Assert.True(present.Remove((one.TerritoryKey, one.RecordId)), $"{one.RecordId} leaves {one.TerritoryKey} without being there ({one.Cursor}).");
                }
            }

            if (page.Next == cursor || page.Items.Count == 0)
            {
                break;
            }

            cursor = page.Next;
        }

        Assert.Equal(await AssignmentsAsync(), present.Select(one => $"{one.Territory} {one.Account}").Order(StringComparer.Ordinal));
    }

    /// <summary>The last act that changed rules, territories or value sets; a full run is due when none came after it.</summary>
    public Task<long> LastRuleActAsync() => ScalarAsync<long>(
        $"SELECT max(act) FROM ({string.Join(" UNION ALL ", RuleTables.Select(table => $"SELECT greatest(max(from_act), max(to_act)) AS act FROM {table} WHERE workspace_id = $1"))}) acts");

    /// <summary>Accounts by territory of the active model, in order.</summary>
    public async Task<string[]> AssignmentsAsync() => [.. (await ScalarAsync<string[]>(
        """
        SELECT coalesce(array_agg(DISTINCT t.developer_name || ' ' || a.object_id), ARRAY[]::text[])
        FROM live_object_territory2_association a
        JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = a.territory2_id AND t.to_act IS NULL
        JOIN live_territory2_model m ON m.workspace_id = $1 AND m.id = t.territory2_model_id AND m.to_act IS NULL AND m.state = 'Active'
        WHERE a.workspace_id = $1 AND a.to_act IS NULL
        """)).Order(StringComparer.Ordinal)];

    /// <summary>The assignments are these.</summary>
    public async Task AssignmentsAreAsync(string[] expected)
    {
        var present = await AssignmentsAsync();
        if (expected.Except(present).Concat(present.Except(expected)).FirstOrDefault() is { } wrong)
        {
            Assert.Fail($"{wrong} is {(expected.Contains(wrong) ? "missing" : "too much")}:\n{await StoryAsync(wrong.Split(' ')[1])}");
        }
    }

    /// <summary>The same as the rules of the active model say, which are lists of states here: an oracle apart from the engine.</summary>
    public async Task<string[]> ExpectedAsync() => [.. (await ScalarAsync<string[]>(
        """
        WITH active AS (SELECT id FROM live_territory2_model WHERE workspace_id = $1 AND to_act IS NULL AND state = 'Active'),
        territory AS (SELECT t.* FROM live_territory2 t JOIN active m ON m.id = t.territory2_model_id WHERE t.workspace_id = $1 AND t.to_act IS NULL),
        wanted AS (
            SELECT t.developer_name, c.id
            FROM live_account c, live_object_territory2_assignment_rule r
            JOIN live_object_territory2_assignment_rule_item i ON i.workspace_id = $1 AND i.rule_id = r.id AND i.to_act IS NULL
            JOIN live_rule_territory2_association l ON l.workspace_id = $1 AND l.rule_id = r.id AND l.to_act IS NULL
            JOIN territory t ON t.id = l.territory2_id
            WHERE c.workspace_id = $1 AND c.to_act IS NULL AND NOT c.is_disqualified AND r.workspace_id = $1 AND r.to_act IS NULL AND r.is_active
                AND lower(c.billing_state) = ANY (string_to_array(lower(i.value), ','))
                AND NOT EXISTS (SELECT FROM live_territory2_object_exclusion e WHERE e.workspace_id = $1 AND e.to_act IS NULL AND e.object_id = c.id AND e.territory2_id = t.id)
            UNION
            SELECT t.developer_name, a.object_id
            FROM live_object_territory2_association a JOIN territory t ON t.id = a.territory2_id
            WHERE a.workspace_id = $1 AND a.to_act IS NULL AND a.association_cause = 'Territory2Manual')
        SELECT coalesce(array_agg(developer_name || ' ' || id), ARRAY[]::text[]) FROM wanted
        """)).Order(StringComparer.Ordinal)];

    /// <summary>All that was ever said about an account, for the message of a failure.</summary>
    private Task<string> StoryAsync(string account) => ScalarAsync<string>(
        $"""
        SELECT string_agg(line, E'\n' ORDER BY act, line) FROM (
            SELECT a.from_act AS act, format('%s to %s: %s in %s (%s)', a.from_act, a.to_act, a.association_cause, t.developer_name, t.territory2_model_id) AS line
            FROM live_object_territory2_association a JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = a.territory2_id AND t.from_act <= a.from_act AND (t.to_act IS NULL OR t.to_act > a.from_act)
            WHERE a.workspace_id = $1 AND a.object_id = '{account}'
            UNION ALL SELECT from_act, format('%s to %s: %s %s', from_act, to_act, billing_state, is_disqualified) FROM live_account WHERE workspace_id = $1 AND id = '{account}'
            UNION ALL SELECT from_act, format('%s to %s: excluded from %s', from_act, to_act, territory2_id) FROM live_territory2_object_exclusion WHERE workspace_id = $1 AND object_id = '{account}'
            UNION ALL SELECT number, format('%s %s', number, summary) FROM live_acts WHERE workspace_id = $1 AND kind IN ('activate', 'run', 'revert')) lines
        """);

    private static string[] RuleTables =>
        ["live_object_territory2_assignment_rule", "live_object_territory2_assignment_rule_item", "live_rule_territory2_association", "live_territory2", "live_territory2_value_set"];

    private async Task NothingIsOrphanedAsync()
    {
        foreach (var type in ObjectCatalog.Standard.Objects.Where(one => !one.IsDerived))
        {
            foreach (var field in type.Fields.Where(field => field.Type == FieldType.Reference && !ObjectTable.IsKept(field) && field.RefersTo.All(one => ObjectCatalog.Standard.Find(one) is { IsDerived: false })))
            {
                var column = ObjectTable.Of(type).Columns.First(one => one.Field == field).Name;
                var parents = string.Join(" OR ", field.RefersTo.Select(one =>
                    $"EXISTS (SELECT FROM {ObjectTable.Of(ObjectCatalog.Standard.Find(one)!).Name} p WHERE p.workspace_id = c.workspace_id AND p.id = c.{column} AND p.to_act IS NULL)"));
                Assert.Equal(0L, await ScalarAsync<long>(
                    $"SELECT count(*) FROM {ObjectTable.Of(type).Name} c WHERE c.workspace_id = $1 AND c.to_act IS NULL AND c.{column} IS NOT NULL AND NOT ({parents})"));
            }
        }
    }

    /// <summary>Versions of a record follow each other without overlap, every version begins and ends in an act that is there, and acts are numbered without a gap.</summary>
    private async Task VersionsFollowEachOtherAsync()
    {
        foreach (var table in ObjectTable.All)
        {
            Assert.Equal(0L, await ScalarAsync<long>(
                $"""
                SELECT count(*) FROM (SELECT to_act, lead(from_act) OVER (PARTITION BY id ORDER BY from_act) AS next FROM {table.Name} WHERE workspace_id = $1) v
                WHERE v.next IS NOT NULL AND (v.to_act IS NULL OR v.to_act > v.next)
                """));
            Assert.Equal(0L, await ScalarAsync<long>(
                $"""
                SELECT count(*) FROM (SELECT from_act AS act FROM {table.Name} WHERE workspace_id = $1 UNION SELECT to_act FROM {table.Name} WHERE workspace_id = $1 AND to_act IS NOT NULL) v
                WHERE NOT EXISTS (SELECT FROM live_acts a WHERE a.workspace_id = $1 AND a.number = v.act)
                """));
        }

        Assert.Equal(0L, await ScalarAsync<long>("SELECT count(*) - max(number) FROM live_acts WHERE workspace_id = $1"));
    }

    /// <summary>A sum over all rows of all tables that stand by a condition.</summary>
    private Task<string> RowsAsync(string condition) => ScalarAsync<string>(
        $"""
        SELECT string_agg(name || ' ' || count || ' ' || coalesce(sum, ''), ', ' ORDER BY name) FROM (
        {string.Join(" UNION ALL ", ObjectTable.All.Select(table =>
            $"SELECT '{table.Name}' AS name, count(*) AS count, md5(string_agg(md5((to_jsonb(v) - 'to_act')::text), '' ORDER BY id)) AS sum FROM {table.Name} v WHERE workspace_id = $1 AND {condition}"))}
        ) tables
        """);

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = host.Source.CreateCommand(sql);
        command.Parameters.AddWithValue(host.Workspace);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
