using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Territories;

/// <summary>
/// The accounts of a model as places: how many (32 bits), then by account its longitude and latitude in degrees (32-bit floating point) and its territory
/// (32 bits): the place of the territory's id among all ids of the model that the caller sees in ordinal order, or -1. Of several territories the deepest
/// counts. Who sees a patch gets its accounts only.
/// </summary>
public sealed class ReadPlaces(LiveActs acts, WorkspaceCatalog catalogs, LivePatches patches, TimeProvider time)
{
    public async Task<Outcome<BinaryBody>> HandleAsync(string model, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var act = await acts.LastBeforeAsync(caller.Workspace, time.GetUtcNow().AddDays(1), cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is not { } live)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var patch = await patches.ReadAsync(connection, caller, cancellation);
        if (!patch.Shows(live))
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var placeOfTerritory = patch.PlacesIn(live);
        var depthOf = live.Territories.ToDictionary(one => one.Id, live.DepthOf, StringComparer.Ordinal);
        var territoryOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in (await AssignmentReader.AssignmentsAsync(connection, caller.Workspace, model, null, null, cancellation)).Where(one => patch.Sees(one.Territory)))
        {
            if (!territoryOf.TryGetValue(one.Account, out var known) || depthOf[one.Territory] > depthOf[known])
            {
                territoryOf[one.Account] = one.Territory;
            }
        }

        var places = (await AssignmentReader.PlacesAsync(connection, caller.Workspace, cancellation)).FindAll(one => patch.IsAll || territoryOf.ContainsKey(one.Account));
        return new BinaryBody(
            new ByteLayout(4 + (12 * places.Count))
                .Number(places.Count)
                .Array<float>(places.Select(one => (float)one.Longitude).ToArray())
                .Array<float>(places.Select(one => (float)one.Latitude).ToArray())
                .Array<int>(places.Select(one => territoryOf.TryGetValue(one.Account, out var territory) ? placeOfTerritory[territory] : -1).ToArray())
                .Done(),
            $"{model}-{act}{patch.Tag}");
    }
}
