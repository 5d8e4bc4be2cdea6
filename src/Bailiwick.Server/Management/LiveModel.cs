using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management;

/// <summary>A model with its territories and rules as they stand at one moment; accounts and people are read beside it.</summary>
public sealed class LiveModel
{
    private readonly Dictionary<string, LiveRecord> _territoryOfId;

    private LiveModel(LiveRecord model, IEnumerable<LiveRecord> territories)
    {
        Model = model;
        Territories = [.. territories];
        _territoryOfId = Territories.ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    public LiveRecord Model { get; }

    public string Name => Model.Text("Name")!;

    public ModelState State => ModelStates.Parse(Model.Text("State")!)!.Value;

    /// <summary>By id.</summary>
    public ImmutableArray<LiveRecord> Territories { get; }

    public required IReadOnlyDictionary<string, LiveRecord> Types { get; init; }

    public required IReadOnlyList<LiveRecord> Rules { get; init; }

    public IReadOnlyDictionary<string, LiveRecord> RuleOfId => field ??= Rules.ToDictionary(one => one.Id, StringComparer.Ordinal);

    public required ILookup<string, LiveRecord> ItemsOfRule { get; init; }

    public required IReadOnlyList<LiveRecord> Associations { get; init; }

    public required IReadOnlyList<LiveRecord> Sets { get; init; }

    public LiveRecord? Territory(string? id) => id is null ? null : _territoryOfId.GetValueOrDefault(id);

    /// <summary>How many territories lead to it from the top, itself included.</summary>
    public int DepthOf(LiveRecord territory)
    {
        var depth = 0;
        for (var at = territory; at is not null; at = Territory(at.Text("ParentTerritory2Id")))
        {
            depth++;
        }

        return depth;
    }

    /// <summary>The developer name that rules know a territory by.</summary>
    public string KeyOf(string territory) => _territoryOfId[territory].Text("DeveloperName")!;

    /// <summary>The id of a territory's developer name.</summary>
    public IReadOnlyDictionary<string, string> IdOfKey => field ??= Territories.ToDictionary(one => one.Text("DeveloperName")!, one => one.Id, StringComparer.Ordinal);

    /// <summary>Fields that its rules compare.</summary>
    public IEnumerable<string> RuleFields => ItemsOfRule.SelectMany(items => items)
        .SelectMany(item => PlaceFields.Read(item.Text("Field")!, RuleOperations.Parse(item.Text("Operation")!)!.Value)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules as the engine takes them, without accounts and without areas on the map. An inactive rule without items is still being written and is left out.</summary>
    public RuleBook Book()
    {
        var written = Rules.Where(one => one.Flag("IsActive") || ItemsOfRule[one.Id].Any()).ToDictionary(one => one.Id, StringComparer.Ordinal);
        return new RuleBook(
            [.. Territories.Select(one => new RuleTerritory(
                one.Text("DeveloperName")!, Territory(one.Text("ParentTerritory2Id"))?.Text("DeveloperName"), (int)(Types.GetValueOrDefault(one.Text("Territory2TypeId")!)?.Number("Priority") ?? 0)))],
            [.. written.Values.Select(RuleOf)],
            [.. Associations.Where(one => written.ContainsKey(one.Text("RuleId")!))
                .Select(one => new RuleAssociation(written[one.Text("RuleId")!].Text("DeveloperName")!, KeyOf(one.Text("Territory2Id")!), one.Flag("IsInherited")))])
        {
            Sets = [.. Sets.Where(one => !RuleAreas.IsArea(one)).Select(one => new ValueSet(one.Text("DeveloperName")!, (one.Text("Words") ?? "").Split('\n')))],
        };
    }

    public static async Task<LiveModel?> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, string id, CancellationToken cancellation, long? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery query) => LiveReader.ReadAsync(connection, workspace, catalog.Find(type)!, query with { AsOf = asOf }, cancellation);

        if ((await OfAsync("Territory2Model", LiveQuery.Ids(id))).SingleOrDefault() is not { } model)
        {
            return null;
        }

        var territories = await OfAsync("Territory2", LiveQuery.Where("Territory2ModelId", id));
        var rules = await OfAsync("ObjectTerritory2AssignmentRule", LiveQuery.Where("Territory2ModelId", id));
        var ruleIds = rules.ConvertAll(rule => rule.Id);
        var items = await OfAsync("ObjectTerritory2AssignmentRuleItem", LiveQuery.Where("RuleId", ruleIds));
        return new LiveModel(model, territories)
        {
            Types = (await OfAsync("Territory2Type", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal),
            Rules = rules,
            ItemsOfRule = items.OrderBy(item => item.Number("SortOrder")).ToLookup(item => item.Text("RuleId")!, StringComparer.Ordinal),
            Associations = await OfAsync("RuleTerritory2Association", LiveQuery.Where("RuleId", ruleIds)),
            Sets = await OfAsync("Territory2ValueSet", LiveQuery.Where("Territory2ModelId", id)),
        };
    }

    private AssignmentRule RuleOf(LiveRecord rule) => new(
        rule.Text("DeveloperName")!,
        [.. ItemsOfRule[rule.Id].Select(item => new RuleItem(
            item.Text("Field")!, RuleOperations.Parse(item.Text("Operation")!)!.Value, item.Text("Value"), Enum.Parse<ValueReading>(item.Text("Reading")!)))])
    {
        BooleanFilter = rule.Text("BooleanFilter"),
        IsActive = rule.Flag("IsActive"),
        Family = rule.Text("FamilyReach") is { } family ? Enum.Parse<FamilyReach>(family) : null,
    };
}
