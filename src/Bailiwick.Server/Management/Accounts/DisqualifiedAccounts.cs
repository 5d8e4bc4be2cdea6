using Bailiwick.Core.Management.Models;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>What holds for disqualified accounts: no manual assignment in a model that is open for changes, and since when they are disqualified.</summary>
internal static class DisqualifiedAccounts
{
    /// <summary>Ends manual assignments of accounts in models that are not archived; answers how many.</summary>
    public static async Task<int> EndManualAsync(LiveScope scope, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        var rows = await scope.ReadAsync("ObjectTerritory2Association", LiveQuery.Where("ObjectId", accounts).And("AssociationCause", "Territory2Manual"), cancellation);
        var modelOf = await ModelsAsync(scope, rows.Select(one => one.Text("Territory2Id")!), cancellation);
        var ending = rows.Where(one => modelOf.GetValueOrDefault(one.Text("Territory2Id")!)?.IsOpen == true).Select(one => one.Id).ToList();
        await scope.Act.EndAsync(scope.TypeOf("ObjectTerritory2Association"), ending, cancellation);
        return ending.Count;
    }

    /// <summary>A model that becomes active again may have manual assignments of accounts that were disqualified meanwhile: they end.</summary>
    public static async Task KeepOutAsync(LiveScope scope, string model, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(array_agg(a.id), ARRAY[]::text[])
            FROM live_object_territory2_association a
            JOIN live_territory2 t ON t.workspace_id = a.workspace_id AND t.id = a.territory2_id AND t.to_act IS NULL
            JOIN live_account c ON c.workspace_id = a.workspace_id AND c.id = a.object_id AND c.to_act IS NULL
            WHERE a.workspace_id = $1 AND t.territory2_model_id = $2 AND a.to_act IS NULL AND c.is_disqualified AND a.association_cause = 'Territory2Manual'
            """,
            scope.Connection);
        command.Parameters.AddWithValue(scope.Act.Workspace.Value);
        command.Parameters.AddWithValue(model);
        await scope.Act.EndAsync(scope.TypeOf("ObjectTerritory2Association"), (string[])(await command.ExecuteScalarAsync(cancellation))!, cancellation);
    }

    /// <summary>By account: the act that disqualified it, as it is disqualified now.</summary>
    public static async Task<Dictionary<string, long>> SinceAsync(LiveScope scope, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT v.id, max(v.from_act)
            FROM live_account v
            WHERE v.workspace_id = $1 AND v.id = ANY($2) AND v.is_disqualified
                AND NOT EXISTS (SELECT FROM live_account p WHERE p.workspace_id = $1 AND p.id = v.id AND p.to_act = v.from_act AND p.is_disqualified)
            GROUP BY v.id
            """,
            scope.Connection);
        command.Parameters.AddWithValue(scope.Act.Workspace.Value);
        command.Parameters.AddWithValue(accounts.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var since = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            since[reader.GetString(0)] = reader.GetInt64(1);
        }

        return since;
    }

    /// <summary>Territories that still are, by id: their developer name, and whether their model is open for changes.</summary>
    public static async Task<Dictionary<string, Place>> ModelsAsync(LiveScope scope, IEnumerable<string> territories, CancellationToken cancellation)
    {
        var found = await scope.ReadAsync("Territory2", LiveQuery.Ids([.. territories.Distinct(StringComparer.Ordinal)]), cancellation);
        var models = (await scope.ReadAsync("Territory2Model", LiveQuery.All, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        return found.ToDictionary(
            one => one.Id,
            one => new Place(one.Text("DeveloperName")!, models.GetValueOrDefault(one.Text("Territory2ModelId")!) is { } model && ModelStates.Parse(model.Text("State")!)!.Value.IsEditable()),
            StringComparer.Ordinal);
    }

    internal sealed record Place(string Key, bool IsOpen);
}
