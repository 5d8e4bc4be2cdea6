using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>The active model with everything the checks look at, read once in one snapshot.</summary>
internal sealed class HealthScene
{
    public required LiveModel Model { get; init; }

    public required RuleRuns.Run Run { get; init; }

    public required Settings.Values Settings { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyDictionary<string, LiveRecord> Users { get; init; }

    /// <summary>By territory, all memberships of any day.</summary>
    public required ILookup<string, LiveRecord> Members { get; init; }

    public required IReadOnlyList<AssignmentReader.Pipeline> Opportunities { get; init; }

    public required IReadOnlyList<LiveRecord> Quotas { get; init; }

    /// <summary>By territory, the sum of the measure that territories are balanced by.</summary>
    public required IReadOnlyDictionary<string, double> MeasureOf { get; init; }

    /// <summary>When each act of the model's territories was done, by number.</summary>
    public required IReadOnlyDictionary<long, DateTimeOffset> TimeOfAct { get; init; }

    public required Counts Other { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Territories without any below.</summary>
    public IReadOnlyList<LiveRecord> Leaves => field ??= LeavesOf();

    /// <summary>Accounts by territory, as stored.</summary>
    public ILookup<string, string> AccountsOf => field ??= Run.Before.ToLookup(one => one.Territory, one => one.Account, StringComparer.Ordinal);

    public required Presence Presence { get; init; }

    public IEnumerable<LiveRecord> Present(string territory) => Members[territory].Where(one => Presence.IsThere(one, Today));

    /// <summary>Members who are no active users, or left: they cover nothing.</summary>
    public IEnumerable<LiveRecord> Gone(string territory) => Members[territory].Where(one =>
        RecordGuards.IsOn(one, Today) && (Users.GetValueOrDefault(one.Text("UserId")!)?.Flag("IsActive") != true || Presence.HasLeft(one.Text("UserId")!, Today)));

    public bool IsVacant(LiveRecord territory) => Present(territory.Id).All(one => one.Text("Kind") == nameof(MembershipKind.Caretaker));

    /// <summary>Since when nobody but caretakers was there: the end of the last other membership, else the day the territory was made.</summary>
    public DateOnly VacantSince(LiveRecord territory) => Members[territory.Id].Where(one => one.Text("Kind") != nameof(MembershipKind.Caretaker) && one.Day("EndDate") <= Today)
        .Select(one => one.Day("EndDate")!.Value).DefaultIfEmpty(DateOnly.FromDateTime(TimeOfAct[territory.CreatedAct].UtcDateTime)).Max();

    /// <summary>How far each leaf is from its target, as a part of it: 0.2 is a fifth too much. Leaves without a target are left out.</summary>
    public IReadOnlyList<(LiveRecord Territory, double Off)> Deviations => field ??= Deviate();

    public static async Task<HealthScene?> ReadAsync(NpgsqlConnection connection, Caller caller, ObjectCatalog catalog, RuleRuns runs, DateTimeOffset now, CancellationToken cancellation)
    {
        var workspace = caller.Workspace;
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query, cancellation);
        if ((await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault() is not { } active)
        {
            return null;
        }

        var model = (await LiveModel.ReadAsync(connection, workspace, catalog, active.Id, cancellation))!;
        var run = await runs.RunAsync(connection, workspace, catalog, model, null, null, cancellation);
        if (!run.IsDone)
        {
            throw new Problems.RefusedException(run.Refusal);
        }

        var settings = await Governance.Settings.ReadAsync(connection, workspace, cancellation);
        string[] places = [.. model.Territories.Select(one => one.Id)];
        return new HealthScene
        {
            Model = model,
            Run = run.Value,
            Settings = settings,
            Now = now,
            Users = (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal),
            Members = (await OfAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", places))).ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal),
            Presence = new Presence(await OfAsync("UserAbsence", LiveQuery.All)),
            Opportunities = await AssignmentReader.OpportunitiesAsync(connection, workspace, null, null, cancellation),
            Quotas = await OfAsync("ForecastingQuota", LiveQuery.Where("Territory2Id", places)),
            MeasureOf = await MeasureAsync(connection, workspace, catalog.Find("Account")!, settings, active.Id, run.Value, cancellation),
            TimeOfAct = await TimesAsync(connection, workspace, model, cancellation),
            Other = await Counts.ReadAsync(connection, workspace, active, now, settings, cancellation),
        };
    }

    private List<LiveRecord> LeavesOf()
    {
        var parents = Model.Territories.Select(one => one.Text("ParentTerritory2Id")).ToHashSet();
        return [.. Model.Territories.Where(one => !parents.Contains(one.Id))];
    }

    private List<(LiveRecord, double)> Deviate()
    {
        var quotaOf = Quotas.GroupBy(one => one.Text("Territory2Id")!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Sum(one => one.Number("QuotaAmount") ?? 0), StringComparer.Ordinal);
        var weight = Leaves.ToDictionary(one => one.Id, one => Settings.BalanceByQuota ? quotaOf.GetValueOrDefault(one.Id) : 1, StringComparer.Ordinal);
        var (sum, whole) = (Leaves.Sum(one => MeasureOf.GetValueOrDefault(one.Id)), weight.Values.Sum());
        return sum == 0 || whole == 0 ? [] : [.. Leaves.Where(one => weight[one.Id] > 0).Select(one => (one, (MeasureOf.GetValueOrDefault(one.Id) / (sum * weight[one.Id] / whole)) - 1))];
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectType account, Settings.Values settings, string model, RuleRuns.Run run, CancellationToken cancellation)
    {
        if (settings.BalanceField is null || account.Find(settings.BalanceField) is not { } field)
        {
            return run.Before.GroupBy(one => one.Territory, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Select(one => one.Account).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        }

        var column = ObjectTable.Of(account).Columns.FirstOrDefault(one => one.Field.Name == field.Name);
        await using var command = new NpgsqlCommand(
            $"""
            SELECT a.territory2_id, sum(v.amount)::float8
            FROM (SELECT DISTINCT object_id, territory2_id FROM live_object_territory2_association WHERE workspace_id = $1 AND to_act IS NULL) a
            JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = a.territory2_id AND t.to_act IS NULL AND t.territory2_model_id = $2
            JOIN (SELECT id, {(column is null ? "(custom->>$3)::numeric" : $"{column.Name}")} AS amount FROM live_account WHERE workspace_id = $1 AND to_act IS NULL) v ON v.id = a.object_id
            WHERE v.amount IS NOT NULL GROUP BY a.territory2_id
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(model);
        if (column is null)
        {
            command.Parameters.AddWithValue(field.Name);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            sums[reader.GetString(0)] = reader.GetDouble(1);
        }

        return sums;
    }

    private static async Task<Dictionary<long, DateTimeOffset>> TimesAsync(NpgsqlConnection connection, WorkspaceId workspace, LiveModel model, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT number, at FROM live_acts WHERE workspace_id = $1 AND number = ANY($2)", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(model.Territories.Select(one => one.CreatedAct).Distinct().ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var times = new Dictionary<long, DateTimeOffset>();
        while (await reader.ReadAsync(cancellation))
        {
            times[reader.GetInt64(0)] = reader.GetFieldValue<DateTimeOffset>(1);
        }

        return times;
    }

    /// <summary>What is only counted.</summary>
    /// <param name="StaleAccounts">Accounts that nobody changed for too long.</param>
    /// <param name="RulesChangedSinceRun">Rules, items, sets and associations that changed after the last run.</param>
    /// <param name="Acts">Acts of the last 90 days that a person could give a reason for,</param>
    /// <param name="ActsWithReason">and those that have one.</param>
    public sealed record Counts(int StaleAccounts, int RulesChangedSinceRun, int Acts, int ActsWithReason, int OverdueRequests, int RecentReviews)
    {
        public static async Task<Counts> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, LiveRecord active, DateTimeOffset now, Settings.Values settings, CancellationToken cancellation)
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT
                    (SELECT count(*)::int FROM live_account v JOIN live_acts a ON a.workspace_id = v.workspace_id AND a.number = v.from_act WHERE v.workspace_id = $1 AND v.to_act IS NULL AND a.at < $2),
                    (SELECT count(*)::int FROM (
                        SELECT r.from_act FROM live_object_territory2_assignment_rule r WHERE r.workspace_id = $1 AND r.to_act IS NULL AND r.territory2_model_id = $3
                        UNION ALL SELECT i.from_act FROM live_object_territory2_assignment_rule_item i JOIN live_object_territory2_assignment_rule r ON r.workspace_id = $1 AND r.id = i.rule_id AND r.to_act IS NULL
                            WHERE i.workspace_id = $1 AND i.to_act IS NULL AND r.territory2_model_id = $3
                        UNION ALL SELECT s.from_act FROM live_territory2_value_set s WHERE s.workspace_id = $1 AND s.to_act IS NULL AND s.territory2_model_id = $3
                        UNION ALL SELECT x.from_act FROM live_rule_territory2_association x JOIN live_territory2 t ON t.workspace_id = $1 AND t.id = x.territory2_id AND t.to_act IS NULL
                            WHERE x.workspace_id = $1 AND x.to_act IS NULL AND t.territory2_model_id = $3) c
                        JOIN live_acts a ON a.workspace_id = $1 AND a.number = c.from_act WHERE a.at > $4),
                    (SELECT count(*)::int FROM live_acts WHERE workspace_id = $1 AND at > $5 AND kind IN ('records', 'people', 'activate', 'model', 'request')),
                    (SELECT count(*)::int FROM live_acts WHERE workspace_id = $1 AND at > $5 AND kind IN ('records', 'people', 'activate', 'model', 'request') AND reason IS NOT NULL),
                    (SELECT count(*)::int FROM live_requests WHERE workspace_id = $1 AND state = 'Proposed' AND due < $6),
                    (SELECT count(*)::int FROM live_reviews WHERE workspace_id = $1 AND opened_at > $7)
                """,
                connection)
            { CommandTimeout = 600 };
            command.Parameters.AddWithValue(workspace.Value);
            command.Parameters.AddWithValue(now.AddDays(-settings.StaleDays));
            command.Parameters.AddWithValue(active.Id);
            command.Parameters.AddWithValue(active.Values.GetValueOrDefault("LastRunRulesEndDate") as DateTimeOffset? ?? DateTimeOffset.MinValue);
            command.Parameters.AddWithValue(now.AddDays(-90));
            command.Parameters.AddWithValue(DateOnly.FromDateTime(now.UtcDateTime));
            command.Parameters.AddWithValue(now.AddDays(-120));
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return new Counts(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5));
        }
    }
}
