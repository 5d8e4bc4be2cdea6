using System.Text.Json;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Governance;

/// <summary>Whether single changes stay inside a patch: before and after, in every territory they name.</summary>
internal sealed class PatchGuard(LiveScope scope, LivePatch patch)
{
    private HashSet<string>? _accounts;

    public async Task<bool> AllowsAsync(ChangeRecords.Change change, CancellationToken cancellation)
    {
        var record = change.Operation == ChangeRecords.Operation.Create || scope.Catalog.Find(change.Type) is not { IsDerived: false }
            ? null : await scope.FindAsync(change.Type, change.Id, cancellation);
        if (change.Operation != ChangeRecords.Operation.Create && record is null)
        {
            return false;
        }

        return scope.Catalog.Find(change.Type)?.Name switch
        {
            "ObjectTerritory2Association" or "Territory2ObjectExclusion" => Holds(change, record, "Territory2Id", PatchRights.Records) && await HasAccountAsync(change, record, cancellation),
            "UserTerritory2Association" => Holds(change, record, "Territory2Id", PatchRights.Members),
            "Territory2" => HoldsTerritory(change, record),
            "ForecastingAdjustment" => await AnswersAsync(change, record, cancellation),
            _ => false,
        };
    }

    private bool Holds(ChangeRecords.Change change, LiveRecord? record, string field, PatchRights rights) =>
        (record is null || patch.May(record.Text(field), rights)) && (!Gives(change, field) || patch.May(Given(change, field), rights)) && (record is not null || Gives(change, field));

    // The top of a granted subtree stays where it is; below it, territories move inside.
    private bool HoldsTerritory(ChangeRecords.Change change, LiveRecord? record) =>
        (record is null || patch.May(record.Id, PatchRights.Hierarchy))
        && (change.Operation == ChangeRecords.Operation.Update || record is null || patch.May(record.Text("ParentTerritory2Id"), PatchRights.Hierarchy))
        && (!Gives(change, "ParentTerritory2Id")
            || (patch.May(Given(change, "ParentTerritory2Id"), PatchRights.Hierarchy) && (record is null || patch.May(record.Text("ParentTerritory2Id"), PatchRights.Hierarchy))))
        && (record is not null || Gives(change, "ParentTerritory2Id"));

    private async Task<bool> HasAccountAsync(ChangeRecords.Change change, LiveRecord? record, CancellationToken cancellation)
    {
        _accounts ??= (await patch.AccountsAsync(scope.Connection, null, cancellation)).ToHashSet(StringComparer.Ordinal);
        return (record?.Text("ObjectId") ?? Given(change, "ObjectId")) is { } account && _accounts.Contains(account);
    }

    // A territory's number is adjusted by its forecast manager, or by that of one above.
    private async Task<bool> AnswersAsync(ChangeRecords.Change change, LiveRecord? record, CancellationToken cancellation)
    {
        if ((record?.Text("Territory2Id") ?? Given(change, "Territory2Id")) is not { } id || !patch.Sees(id))
        {
            return false;
        }

        for (var at = await scope.FindAsync("Territory2", id, cancellation); at is not null; at = await scope.FindAsync("Territory2", at.Text("ParentTerritory2Id"), cancellation))
        {
            if (ForecastManagers.On(at, scope.Today) is { } manager && patch.Own.Contains(manager))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Gives(ChangeRecords.Change change, string field) => change.Fields?.Keys.Any(key => key.Equals(field, StringComparison.OrdinalIgnoreCase)) == true;

    private static string? Given(ChangeRecords.Change change, string field) =>
        change.Fields?.FirstOrDefault(one => one.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
