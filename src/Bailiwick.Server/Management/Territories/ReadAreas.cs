using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Boundaries;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Bailiwick.Storage.Boundaries;
using Bailiwick.Storage.Management;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Management.Territories;

/// <summary>A model's territories as areas of the map: which units of which boundary set its rules name, cut to what the caller sees.</summary>
public sealed class ReadAreas(LiveActs acts, WorkspaceCatalog catalogs, LivePatches patches, BoundaryStore boundaries, IDbContextFactory<BailiwickContext> databases, TimeProvider time)
{
    /// <param name="Units">How many units of the set are in a territory.</param>
    [SchemaName("ModelAreas")]
    public sealed record Info(Guid BoundarySetId, string Name, int Units, int Territories);

    /// <summary>The boundary sets that the rules name units of, the one with most of them first.</summary>
    public async Task<Outcome<Page<Info>>> ListAsync(string model, Caller caller, CancellationToken cancellation)
    {
        var ground = await ReadAsync(model, caller, cancellation);
        if (!ground.IsDone)
        {
            return ground.Refusal;
        }

        var infos = new List<Info>();
        foreach (var (id, name) in ground.Value.Claims.Count == 0 ? [] : await SetsAsync(caller, cancellation))
        {
            var set = await boundaries.GetAsync(caller.Workspace, new BoundarySetId(id), cancellation);
            if (set.IsDone && ground.Value.TerritoryOfUnit((id, set.Value)).OfType<string>().ToList() is { Count: > 0 } found)
            {
                infos.Add(new Info(id, name, found.Count, found.Distinct(StringComparer.Ordinal).Count()));
            }
        }

        return new Page<Info>([.. infos.OrderByDescending(one => one.Units).ThenBy(one => one.Name, StringComparer.Ordinal)], null);
    }

    /// <summary>How many units (32 bits), then by unit of the set the place of its territory's id among the ids that the caller sees in ordinal order, or -1 (32 bits).</summary>
    public async Task<Outcome<BinaryBody>> UnitsAsync(string model, Guid boundarySet, Caller caller, CancellationToken cancellation)
    {
        var ground = await ReadAsync(model, caller, cancellation);
        if (!ground.IsDone)
        {
            return ground.Refusal;
        }

        var set = await boundaries.GetAsync(caller.Workspace, new BoundarySetId(boundarySet), cancellation);
        if (!set.IsDone)
        {
            return set.Refusal;
        }

        var one = ground.Value;
        var placeOf = one.Patch.PlacesIn(one.Model);
        var places = Array.ConvertAll(one.TerritoryOfUnit((boundarySet, set.Value)), territory => territory is null ? -1 : placeOf[territory]);
        return new BinaryBody(new ByteLayout(4 + (4 * places.Length)).Number(places.Length).Array<int>(places).Done(), $"{model}-{one.Act}{one.Patch.Tag}");
    }

    private async Task<Outcome<Ground>> ReadAsync(string model, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var act = await acts.LastBeforeAsync(caller.Workspace, time.GetUtcNow().AddDays(1), cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        return await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is { } live && patch.Shows(live)
            ? new Ground(live, patch, UnitClaim.In(live), act)
            : LiveRefusals.RecordNotFound("Territory2Model", model);
    }

    private async Task<List<(Guid Id, string Name)>> SetsAsync(Caller caller, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.BoundarySets.Where(set => set.WorkspaceId == caller.Workspace || set.WorkspaceId == BoundarySetRow.BuiltIn)
            .OrderBy(set => set.Id).Select(set => new { set.Id, set.Name }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Id, row.Name));
    }

    private sealed record Ground(LiveModel Model, LivePatch Patch, List<UnitClaim> Claims, long Act)
    {
        // Decided among all claims, so that a unit of somebody else's is nobody's here.
        public string?[] TerritoryOfUnit((Guid Id, BoundarySet Units) set) =>
            Array.ConvertAll(UnitClaim.TerritoryOfUnit(Claims, set), territory => Patch.Sees(territory) ? territory : null);
    }
}
