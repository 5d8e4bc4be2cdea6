using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Rules;

/// <summary>The rules of a model with their items and territories, and its value sets without their words.</summary>
public sealed class ReadRules(LiveActs acts, WorkspaceCatalog catalogs)
{
    public enum SetKind
    {
        Words,
        Shape,
        Units,
    }

    [SchemaName("RuleItem")]
    public sealed record Item(string Id, string Field, string Operation, string? Value, ValueReading Reading);

    /// <param name="AppliesToChildren">Whether all territories below inherit it.</param>
    [SchemaName("RuleTerritory")]
    public sealed record Place(string AssociationId, string TerritoryId, string Territory, bool AppliesToChildren);

    /// <param name="Act">The act of its version, for <c>expectedAct</c>.</param>
    [SchemaName("ModelRule")]
    public sealed record Rule(
        string Id, string Name, string Key, long Act, bool IsActive, string? BooleanFilter, FamilyReach? Family, IReadOnlyList<Item> Items, IReadOnlyList<Place> Territories);

    /// <param name="Count">Words, or units; 0 for a shape.</param>
    [SchemaName("ModelValueSet")]
    public sealed record Set(string Id, string Name, string Key, SetKind Kind, int Count);

    [SchemaName("ModelRules")]
    public sealed record Reply(string ModelId, string Model, bool IsEditable, IReadOnlyList<Rule> Rules, IReadOnlyList<Set> Sets);

    public async Task<Outcome<Reply>> HandleAsync(string model, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await LiveModel.ReadAsync(connection, caller.Workspace, catalog, model, cancellation) is not { } live)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var placesOfRule = live.Associations.ToLookup(one => one.Text("RuleId")!, StringComparer.Ordinal);
        return new Reply(
            model, live.Name, Core.Management.Models.ModelStates.IsEditable(live.State),
            [.. live.Rules.OrderBy(rule => rule.Text("MasterLabel"), StringComparer.CurrentCulture).Select(rule => RuleOf(live, rule, placesOfRule[rule.Id]))],
            [.. live.Sets.OrderBy(one => one.Text("MasterLabel"), StringComparer.CurrentCulture).Select(SetOf)]);
    }

    private static Rule RuleOf(LiveModel live, LiveRecord rule, IEnumerable<LiveRecord> places) => new(
        rule.Id, rule.Text("MasterLabel")!, rule.Text("DeveloperName")!, rule.FromAct, rule.Flag("IsActive"), rule.Text("BooleanFilter"),
        rule.Text("FamilyReach") is { } family ? Enum.Parse<FamilyReach>(family) : null,
        [.. live.ItemsOfRule[rule.Id].Select(item => new Item(item.Id, item.Text("Field")!, item.Text("Operation")!, item.Text("Value"), Enum.Parse<ValueReading>(item.Text("Reading")!)))],
        [.. places.Select(place => new Place(place.Id, place.Text("Territory2Id")!, live.Territory(place.Text("Territory2Id"))!.Text("Name")!, place.Flag("IsInherited")))]);

    private static Set SetOf(LiveRecord set)
    {
        var kind = set.Text("Shape") is not null ? SetKind.Shape : set.Text("BoundarySetId") is not null ? SetKind.Units : SetKind.Words;
        return new Set(
            set.Id, set.Text("MasterLabel")!, set.Text("DeveloperName")!, kind, kind == SetKind.Shape ? 0 : (set.Text("Words") ?? "").Split('\n').Count(word => !string.IsNullOrWhiteSpace(word)));
    }
}
