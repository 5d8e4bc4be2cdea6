using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Territories;

/// <summary>
/// The accounts of a model as places: how many (32 bits), then by account its longitude and latitude in degrees (32-bit floating point) and its territory
/// (32 bits): the place of the territory's id among all ids of the model in ordinal order, or -1. Of several territories the deepest counts.
/// </summary>
public sealed class ReadPlaces(LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time)
{
    public async Task<Outcome<BinaryBody>> HandleAsync(string model, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var act = await acts.LastBeforeAsync(caller.Workspace, time.GetUtcNow().AddDays(1), cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is not { } live)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var placeOfTerritory = live.Territories.Select(one => one.Id).Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        var depthOf = live.Territories.ToDictionary(one => one.Id, one => DepthOf(live, one), StringComparer.Ordinal);
        var territoryOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in await AssignmentReader.AssignmentsAsync(connection, caller.Workspace, model, null, null, cancellation))
        {
            if (!territoryOf.TryGetValue(one.Account, out var known) || depthOf[one.Territory] > depthOf[known])
            {
                territoryOf[one.Account] = one.Territory;
            }
        }

        var places = await AssignmentReader.PlacesAsync(connection, caller.Workspace, cancellation);
        return new BinaryBody(
            new ByteLayout(4 + (12 * places.Count))
                .Number(places.Count)
                .Array<float>(places.Select(one => (float)one.Longitude).ToArray())
                .Array<float>(places.Select(one => (float)one.Latitude).ToArray())
                .Array<int>(places.Select(one => territoryOf.TryGetValue(one.Account, out var territory) ? placeOfTerritory[territory] : -1).ToArray())
                .Done(),
            $"{model}-{act}");
    }

    private static int DepthOf(LiveModel live, LiveRecord territory)
    {
        var depth = 0;
        for (var at = territory; at is not null; at = live.Territory(at.Text("ParentTerritory2Id")))
        {
            depth++;
        }

        return depth;
    }
}
