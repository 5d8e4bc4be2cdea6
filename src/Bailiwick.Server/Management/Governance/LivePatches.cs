using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.People;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Governance;

/// <summary>
/// Who may see and do what in the live model, by subtree of the active one. A seller sees the territories she is in; a manager those he is in or
/// answers for, with all below; a <c>TerritoryAdminAssignment</c> grants its subtree to whom it names. A person of the workspace is a live user by the address.
/// </summary>
public sealed class LivePatches(WorkspaceCatalog catalogs, TimeProvider time)
{
    private const PatchRights OfManagers = PatchRights.Read | PatchRights.Propose | PatchRights.Approve;

    public async Task<LivePatch> ReadAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var workspace = caller.Workspace;
        var catalog = await catalogs.ReadAsync(workspace, cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query, cancellation);

        var model = (await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault()?.Id;
        var own = await OwnAsync(connection, caller, cancellation);
        if (caller.May(Right.ViewLive))
        {
            return LivePatch.Whole(workspace, caller.May(Right.ManageTerritories) ? PatchRights.All : PatchRights.Read, model, own);
        }

        var rightsOf = new Dictionary<string, PatchRights>(StringComparer.Ordinal);
        if (model is null || own.Count == 0)
        {
            return LivePatch.Of(workspace, model, rightsOf, own);
        }

        var territories = await OfAsync("Territory2", LiveQuery.Where("Territory2ModelId", model));
        var childrenOf = territories.ToLookup(one => one.Text("ParentTerritory2Id") ?? "", one => one.Id, StringComparer.Ordinal);
        void Grant(string territory, PatchRights rights, bool below)
        {
            rightsOf[territory] = rightsOf.GetValueOrDefault(territory) | rights;
            foreach (var child in below ? childrenOf[territory] : [])
            {
                Grant(child, rights, below);
            }
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var known = territories.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var manages = caller.May(Right.ChangePatch);
        foreach (var one in (await OfAsync("UserTerritory2Association", LiveQuery.Where("UserId", [.. own]))).Where(one => RecordGuards.IsOn(one, today) && known.Contains(one.Text("Territory2Id")!)))
        {
            Grant(one.Text("Territory2Id")!, manages ? OfManagers : PatchRights.Read, manages);
        }

        foreach (var one in territories.Where(one => manages && ForecastManagers.On(one, today) is { } user && own.Contains(user)))
        {
            Grant(one.Id, OfManagers, below: true);
        }

        foreach (var one in (await OfAsync("TerritoryAdminAssignment", LiveQuery.Where("Territory2ModelId", model))).Where(one => own.Contains(one.Text("UserOrGroupId")!)))
        {
            var rights = RightsOf(one);
            foreach (var top in one.Text("Territory2Id") is { } place ? [place] : childrenOf[""])
            {
                // Proposing is the most that a seller's role lets a grant give.
                Grant(top, manages ? rights : rights & (PatchRights.Read | PatchRights.Propose), below: true);
            }
        }

        return LivePatch.Of(workspace, model, rightsOf, own);
    }

    /// <summary>Why changes may not be made by who has rights for some territories only; null for who manages all, and when all is allowed.</summary>
    public async Task<Refusal?> RefusalOfAsync(LiveScope scope, IReadOnlyList<ChangeRecords.Change> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(changes);
        if (scope.Caller.May(Right.ManageTerritories))
        {
            return null;
        }

        var guard = new PatchGuard(scope, await ReadAsync(scope.Connection, scope.Caller, cancellation));
        for (var place = 0; place < changes.Count; place++)
        {
            if (!await guard.AllowsAsync(changes[place], cancellation))
            {
                return LiveRefusals.At(place + 1, GovernanceRefusals.OutsidePatch(changes[place].Type));
            }
        }

        return null;
    }

    /// <summary>Grants of territories that another model knows by the same names go over with its activation, where it has none for the person there.</summary>
    public static async Task CarryAsync(LiveScope scope, string from, string to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Task<List<LiveRecord>> OfAsync(string type, string model) => scope.ReadAsync(type, LiveQuery.Where("Territory2ModelId", model), cancellation);
        var keyOfOld = (await OfAsync("Territory2", from)).ToDictionary(one => one.Id, one => one.Text("DeveloperName")!, StringComparer.Ordinal);
        var idOfKey = (await OfAsync("Territory2", to)).ToDictionary(one => one.Text("DeveloperName")!, one => one.Id, StringComparer.OrdinalIgnoreCase);
        var standing = (await OfAsync("TerritoryAdminAssignment", to)).Select(one => (one.Text("UserOrGroupId"), one.Text("Territory2Id"))).ToHashSet();
        var carried = new List<Dictionary<string, object?>>();
        foreach (var one in await OfAsync("TerritoryAdminAssignment", from))
        {
            var place = one.Text("Territory2Id") is { } old ? idOfKey.GetValueOrDefault(keyOfOld[old]) : null;
            if ((place is not null || one.Text("Territory2Id") is null) && standing.Add((one.Text("UserOrGroupId"), place)))
            {
                carried.Add(new Dictionary<string, object?>(one.Values, StringComparer.OrdinalIgnoreCase) { ["Territory2ModelId"] = to, ["Territory2Id"] = place });
            }
        }

        await scope.InsertAsync("TerritoryAdminAssignment", carried, cancellation);
    }

    internal static PatchRights RightsOf(LiveRecord grant) => PatchRights.Read
        | (grant.Flag("CanPropose") ? PatchRights.Propose : 0)
        | (grant.Flag("CanApprove") ? PatchRights.Approve : 0)
        | (grant.Flag("CanManageHierarchy") ? PatchRights.Hierarchy : 0)
        | (grant.Flag("CanManageMembers") ? PatchRights.Members : 0)
        | (grant.Flag("CanManageRecordAssociations") ? PatchRights.Records : 0);

    private static async Task<HashSet<string>> OwnAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT l.id
            FROM live_user l
            JOIN users u ON lower(u.email) = lower(l.email)
            WHERE l.workspace_id = $1 AND u.id = $2 AND l.to_act IS NULL AND l.is_active
            """,
            connection);
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(caller.User.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var own = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            own.Add(reader.GetString(0));
        }

        return own;
    }
}
