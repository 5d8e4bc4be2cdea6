using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Governance;

/// <summary>What the caller may see and do in the active model, and the book: accounts of the patch with who covers each on any day.</summary>
public sealed class ReadPatch(LiveActs acts, WorkspaceCatalog catalogs, LivePatches patches, ReadTerritories territories)
{
    /// <param name="Rights">By name: read, propose, approve, hierarchy, members, records.</param>
    [SchemaName("PatchTerritory")]
    public sealed record Territory(string Id, string Name, string? Parent, int Depth, IReadOnlyList<string> Rights);

    /// <param name="IsAll">Whether the whole model is seen; <paramref name="Territories"/> then lists it all.</param>
    /// <param name="UserIds">The caller's records among the live users: those with the caller's address.</param>
    [SchemaName("Patch")]
    public sealed record Reply(string? ModelId, bool IsAll, IReadOnlyList<string> UserIds, IReadOnlyList<Territory> Territories);

    /// <param name="On">Who covers on this day; today when nothing is said.</param>
    /// <param name="Search">Words in the name.</param>
    public sealed record BookQuery(DateOnly? On, string? Search, string? Cursor, int? Limit);

    [SchemaName("CoveringPerson")]
    public sealed record Cover(string TerritoryId, string Territory, string UserId, string User, string? Role, string Kind, DateOnly? Start, DateOnly? End);

    [SchemaName("BookAccount")]
    public sealed record BookRow(string Id, string Name, string? City, string? State, IReadOnlyList<string> Territories, IReadOnlyList<Cover> Covers);

    public async Task<Reply> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var connection = await acts.OpenAsync(cancellation);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var tree = patch.ModelId is null ? null : (await territories.TreeAsync(patch.ModelId, new ReadTerritories.Query(null, null), caller, cancellation)).Value;
        return new Reply(
            patch.ModelId, patch.IsAll, [.. patch.Own.Order(StringComparer.Ordinal)],
            [.. tree?.Nodes.Select(one => new Territory(one.Id, one.Name, one.Parent, one.Depth, Names(patch.IsAll ? patch.Everywhere : patch.Territories[one.Id]))) ?? []]);
    }

    public async Task<Outcome<Page<BookRow>>> BookAsync(BookQuery query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        var size = new PageQuery(null, query.Limit).Size();
        await using var connection = await acts.OpenAsync(cancellation);
        var patch = await patches.ReadAsync(connection, caller, cancellation);
        if (patch.ModelId is not { } model)
        {
            return LiveRefusals.NoActiveModel();
        }

        var tree = await territories.TreeAsync(model, new ReadTerritories.Query(query.On, null), caller, cancellation);
        if (!tree.IsDone)
        {
            return tree.Refusal;
        }

        var type = (await catalogs.ReadAsync(caller.Workspace, cancellation)).Find("Account")!;
        var narrowed = await patch.NarrowAsync(connection, type, new LiveQuery { Search = query.Search, After = query.Cursor, Limit = size + 1 }, cancellation);
        var accounts = await LiveReader.ReadAsync(connection, caller.Workspace, type, narrowed.Value, cancellation);
        var placesOf = (await AssignmentReader.AssignmentsAsync(connection, caller.Workspace, model, [.. accounts.Select(one => one.Id)], null, cancellation))
            .ToLookup(one => one.Account, one => one.Territory, StringComparer.Ordinal);
        var nodeOf = tree.Value.Nodes.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return Page<BookRow>.Of(
            [.. accounts.Select(one =>
            {
                var nodes = placesOf[one.Id].Distinct(StringComparer.Ordinal).Where(nodeOf.ContainsKey).Select(id => nodeOf[id]).ToList();
                return new BookRow(
                    one.Id, one.Text("Name")!, one.Text("BillingCity"), one.Text("BillingState"), [.. nodes.Select(node => node.Name)],
                    [.. nodes.SelectMany(node => node.People.Select(person => new Cover(node.Id, node.Name, person.UserId, person.Name, person.Role, $"{person.Kind}", person.Start, person.End)))]);
            })],
            size, one => one.Id);
    }

    private static List<string> Names(PatchRights rights) =>
        [.. Enum.GetValues<PatchRights>().Where(one => System.Numerics.BitOperations.PopCount((uint)one) == 1 && (rights & one) == one).Select(one => $"{one}".ToLowerInvariant())];
}
