using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>The accounts of a model in its territories of the lowest level, with what is needed to balance or redraw them.</summary>
public sealed class LiveScene
{
    private LiveScene(LiveModel model, IReadOnlyList<LiveRecord> leaves, IReadOnlyList<SceneAccount> accounts) => (Model, Leaves, Accounts) = (model, leaves, accounts);

    public LiveModel Model { get; }

    /// <summary>Territories without others below them, by name.</summary>
    public IReadOnlyList<LiveRecord> Leaves { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<SceneAccount> Accounts { get; }

    /// <summary>Runs the model's rules over all accounts and reads the rest.</summary>
    /// <param name="scope">An act, rolled back or not: it sees what the act wrote.</param>
    /// <param name="runs">The rules.</param>
    /// <param name="model">The model's id.</param>
    /// <param name="numbers">Number fields of the account.</param>
    /// <param name="newSince">Accounts made by this act or later ones count as new.</param>
    /// <param name="cancellation">To stop.</param>
    public static async Task<Outcome<LiveScene>> ReadAsync(
        LiveScope scope, RuleRuns runs, string model, IReadOnlyList<ObjectField> numbers, long newSince, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(runs);
        var live = (await LiveModel.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, model, cancellation))!;
        var made = await runs.RunAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, live, null, null, cancellation);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var parents = live.Territories.Select(one => one.Text("ParentTerritory2Id")).ToHashSet();
        var leaves = live.Territories.Where(one => !parents.Contains(one.Id)).OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        return new LiveScene(live, leaves, await AccountsAsync(scope, made.Value, leaves, numbers, newSince, cancellation));
    }

    private static async Task<List<SceneAccount>> AccountsAsync(
        LiveScope scope, RuleRuns.Run run, List<LiveRecord> leaves, IReadOnlyList<ObjectField> numbers, long newSince, CancellationToken cancellation)
    {
        var leafOfKey = leaves.Index().ToDictionary(one => one.Item.Text("DeveloperName")!, one => one.Index, StringComparer.Ordinal);
        var manual = run.Before.Where(one => one.IsManual).Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
        var families = run.Model.Rules.Any(rule => rule.Text("FamilyReach") == nameof(FamilyReach.FollowTop));
        var columns = string.Concat(numbers.Select(field => $", {ColumnOf(scope, field)}::float8"));
        await using var command = new NpgsqlCommand(
            $"""
            SELECT a.id, a.account_number, a.name, a.billing_latitude::float8, a.billing_longitude::float8, a.created_act, coalesce(a.is_disqualified, false),
                coalesce(a.is_excluded_from_realign, false),
                $2 AND (a.parent_id IS NOT NULL OR EXISTS (SELECT FROM live_account c WHERE c.workspace_id = $1 AND c.parent_id = a.id AND c.to_act IS NULL)){columns}
            FROM live_account a WHERE a.workspace_id = $1 AND a.to_act IS NULL ORDER BY a.id
            """,
            scope.Connection)
        { CommandTimeout = 600 };
        command.Parameters.AddWithValue(scope.Act.Workspace.Value);
        command.Parameters.AddWithValue(families);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var accounts = new List<SceneAccount>(run.Accounts.Ids.Count);
        double NumberAt(int at) => reader.IsDBNull(at) ? double.NaN : reader.GetDouble(at);
        while (await reader.ReadAsync(cancellation))
        {
            var id = reader.GetString(0);
            var places = run.Result.TerritoriesOf(run.Accounts.RowOfId[id]).Where(leafOfKey.ContainsKey).Select(key => leafOfKey[key]).ToArray();
            accounts.Add(new SceneAccount(
                id, reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2), NumberAt(3), NumberAt(4), [.. Enumerable.Range(9, numbers.Count).Select(NumberAt)], places,
                reader.GetInt64(5) >= newSince, manual.Contains(id) || reader.GetBoolean(6) || reader.GetBoolean(7) || reader.GetBoolean(8), reader.GetBoolean(6)));
        }

        return accounts;
    }

    private static string ColumnOf(LiveScope scope, ObjectField field)
    {
        var account = scope.TypeOf("Account");
        return ObjectTable.Of(account).Columns.FirstOrDefault(one => one.Field == field) is { } column
            ? $"a.{column.Name}"
            : $"(a.custom->>'{field.Name.Replace("'", "''", StringComparison.Ordinal)}')::numeric";
    }
}
