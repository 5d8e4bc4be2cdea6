using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Where accounts and their opportunities stand in the active model, taken before and after an event to tell what it does.</summary>
public sealed class AccountEffects
{
    private readonly HashSet<(string Account, string Territory)> _places;
    private readonly Dictionary<string, int> _accountsOfTerritory;
    private readonly Dictionary<string, decimal> _openOfTerritory;

    private AccountEffects(HashSet<(string, string)> places, Dictionary<string, int> accounts, Dictionary<string, decimal> open) =>
        (_places, _accountsOfTerritory, _openOfTerritory) = (places, accounts, open);

    /// <summary>One territory that an event touches.</summary>
    /// <param name="Before">Accounts in it before.</param>
    /// <param name="Entered">Accounts that come in.</param>
    /// <param name="Left">Accounts that go out.</param>
    /// <param name="OpenBefore">Amount of open opportunities of these accounts in it.</param>
    [SchemaName("TerritoryEffect")]
    public sealed record Territory(string Id, string Name, int Before, int After, int Entered, int Left, decimal OpenBefore, decimal OpenAfter);

    /// <summary>How things stand; nothing without an active model.</summary>
    public static async Task<AccountEffects> TakeAsync(LiveScope scope, string? model, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (model is null)
        {
            return new AccountEffects([], [], []);
        }

        var places = await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model, accounts, null, cancellation);
        var open = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var one in await AssignmentReader.OpportunitiesAsync(scope.Connection, scope.Act.Workspace, accounts, null, cancellation))
        {
            if (!one.IsClosed && one.Territory is { } territory)
            {
                open[territory] = open.GetValueOrDefault(territory) + one.Amount;
            }
        }

        return new AccountEffects([.. places.Select(one => (one.Account, one.Territory))], await CountsAsync(scope, model, cancellation), open);
    }

    /// <summary>Territories that differ, by name.</summary>
    public async Task<IReadOnlyList<Territory>> UntilAsync(LiveScope scope, AccountEffects after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(after);
        var entered = after._places.Except(_places).CountBy(one => one.Territory).ToDictionary(StringComparer.Ordinal);
        var left = _places.Except(after._places).CountBy(one => one.Territory).ToDictionary(StringComparer.Ordinal);
        string[] ids =
        [
            .. entered.Keys.Concat(left.Keys)
                .Concat(_openOfTerritory.Keys.Union(after._openOfTerritory.Keys).Where(one => _openOfTerritory.GetValueOrDefault(one) != after._openOfTerritory.GetValueOrDefault(one)))
                .Distinct(StringComparer.Ordinal),
        ];
        var names = (await scope.ReadAsync("Territory2", LiveQuery.Ids(ids), cancellation)).ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal);
        return
        [
            .. ids.Select(id => new Territory(
                    id, names.GetValueOrDefault(id, id), _accountsOfTerritory.GetValueOrDefault(id), after._accountsOfTerritory.GetValueOrDefault(id), entered.GetValueOrDefault(id),
                    left.GetValueOrDefault(id), _openOfTerritory.GetValueOrDefault(id), after._openOfTerritory.GetValueOrDefault(id)))
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
        ];
    }

    private static async Task<Dictionary<string, int>> CountsAsync(LiveScope scope, string model, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT a.territory2_id, count(DISTINCT a.object_id)::int
            FROM live_object_territory2_association a
            JOIN live_territory2 t ON t.workspace_id = a.workspace_id AND t.id = a.territory2_id AND t.to_act IS NULL
            WHERE a.workspace_id = $1 AND t.territory2_model_id = $2 AND a.to_act IS NULL
            GROUP BY a.territory2_id
            """,
            scope.Connection);
        command.Parameters.AddWithValue(scope.Act.Workspace.Value);
        command.Parameters.AddWithValue(model);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            counts[reader.GetString(0)] = reader.GetInt32(1);
        }

        return counts;
    }
}
