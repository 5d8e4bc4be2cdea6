using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>
/// Makes a model in Planning from an alignment: a territory for each area with the same levels, and for each area that has units a rule that
/// names them by a set. The alignment stays as it is.
/// </summary>
public sealed class PublishModel(LiveWriter writer, OpenAlignments alignments)
{
    /// <param name="AlignmentId">Which alignment, as it stands now.</param>
    /// <param name="Name">What the model is called.</param>
    /// <param name="UnitField">The account's field that carries the unit's key: <c>AccountNumber</c> for records, <c>BillingPostalCode</c> for postal codes.</param>
    [SchemaName("PublishModel")]
    public sealed record Request(Guid AlignmentId, string Name, string UnitField = "AccountNumber");

    [SchemaName("ModelMade")]
    public sealed record Reply(long Act, string ModelId, int Territories, int Rules);

    public async Task<Outcome<Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var hold = await alignments.HoldAsync(caller.Workspace, request.AlignmentId, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        Plan plan;
        using (var held = hold.Value)
        {
            plan = PlanOf(held);
        }

        if (plan.Areas.Count == 0)
        {
            return LiveRefusals.NothingToPublish(plan.Name);
        }

        var written = await writer.WriteAsync<Reply>(
            caller, made => new LiveWriter.Words(LiveActKinds.Publish, $"Published \"{plan.Name}\" as model \"{request.Name}\": {made.Territories:#,0} territories"),
            scope => WriteAsync(scope, plan, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private static Plan PlanOf(HeldAlignment held)
    {
        var unitsOfArea = new Dictionary<int, List<string>>();
        for (var unit = 0; unit < held.State.AreaOfUnit.Length; unit++)
        {
            if (AlignmentState.Decode(held.State.AreaOfUnit[unit]) is var area && area != AreaNumber.None)
            {
                (unitsOfArea.TryGetValue(area.Value, out var units) ? units : unitsOfArea[area.Value] = []).Add(held.Units.KeyOf(unit));
            }
        }

        return new Plan(held.Row.Name, held.Row.Levels, [.. held.State.Areas.All.OrderBy(area => area.Level)], unitsOfArea);
    }

    private static async Task<Outcome<Reply>> WriteAsync(LiveScope scope, Plan plan, Request request, CancellationToken cancellation)
    {
        if (scope.TypeOf("Account").Find(request.UnitField) is not { } field || !field.Type.IsText())
        {
            return LiveRefusals.BadUnitField(request.UnitField);
        }

        var values = RecordRules.ForCreate(
            scope.TypeOf("Territory2Model"), new Dictionary<string, object?> { ["Name"] = request.Name, ["DeveloperName"] = DeveloperNames.Of(request.Name), ["Description"] = $"From alignment {plan.Name}" });
        if (!values.IsDone)
        {
            return values.Refusal;
        }

        var model = await scope.InsertAsync("Territory2Model", values.Value, cancellation);
        var typeOfLevel = await TypesAsync(scope, plan.Levels, cancellation);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (idOfArea, keyOfArea) = (new Dictionary<int, string>(), new Dictionary<int, string>());
        foreach (var level in plan.Areas.GroupBy(area => area.Level).OrderBy(level => level.Key))
        {
            var areas = level.ToList();
            var ids = await scope.InsertAsync(
                "Territory2",
                areas.Select(area => (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>
                {
                    ["Name"] = Cut(area.Name, 80),
                    ["DeveloperName"] = keyOfArea[area.Number.Value] = Once(names, area.Name),
                    ["Territory2ModelId"] = model,
                    ["Territory2TypeId"] = typeOfLevel[area.Level],
                    ["ParentTerritory2Id"] = idOfArea.GetValueOrDefault(area.Parent.Value),
                }),
                cancellation);
            foreach (var (at, area) in areas.Index())
            {
                idOfArea[area.Number.Value] = ids[at];
            }
        }

        var withUnits = plan.Areas.Where(area => plan.UnitsOfArea.ContainsKey(area.Number.Value)).ToList();
        await WriteRulesAsync(scope, model, withUnits, plan, keyOfArea, idOfArea, field, cancellation);
        scope.TouchedModels.Add(model);
        return new Reply(0, model, plan.Areas.Count, withUnits.Count);
    }

    private static async Task WriteRulesAsync(
        LiveScope scope, string model, List<Area> areas, Plan plan, Dictionary<int, string> keyOfArea, Dictionary<int, string> idOfArea, ObjectField field, CancellationToken cancellation)
    {
        Dictionary<string, object?> Labelled(Area area) => new()
        {
            ["MasterLabel"] = Cut(area.Name, 80),
            ["DeveloperName"] = keyOfArea[area.Number.Value],
            ["Territory2ModelId"] = model,
        };

        await scope.InsertAsync(
            "Territory2ValueSet", areas.Select(area => new Dictionary<string, object?>(Labelled(area)) { ["Words"] = string.Join('\n', plan.UnitsOfArea[area.Number.Value].Order(StringComparer.Ordinal)) }), cancellation);
        var rules = await scope.InsertAsync(
            "ObjectTerritory2AssignmentRule", areas.Select(area => new Dictionary<string, object?>(Labelled(area)) { ["ObjectType"] = "Account", ["IsActive"] = true }), cancellation);
        await scope.InsertAsync(
            "ObjectTerritory2AssignmentRuleItem",
            areas.Index().Select(one => new Dictionary<string, object?>
            {
                ["RuleId"] = rules[one.Index],
                ["Field"] = field.Name,
                ["Operation"] = "inSet",
                ["SortOrder"] = 1,
                ["Value"] = keyOfArea[one.Item.Number.Value],
            }),
            cancellation);
        await scope.InsertAsync(
            "RuleTerritory2Association",
            areas.Index().Select(one => new Dictionary<string, object?> { ["RuleId"] = rules[one.Index], ["Territory2Id"] = idOfArea[one.Item.Number.Value], ["IsInherited"] = false }), cancellation);
    }

    /// <summary>A territory type for each level, the lowest with the highest priority: an opportunity goes where its account is looked after.</summary>
    private static async Task<IReadOnlyList<string>> TypesAsync(LiveScope scope, IReadOnlyList<string> levels, CancellationToken cancellation)
    {
        var types = await scope.ReadAsync("Territory2Type", LiveQuery.All, cancellation);
        var next = types.Select(type => (int)(type.Number("Priority") ?? 0)).DefaultIfEmpty().Max();
        var ids = new List<string>();
        foreach (var level in levels)
        {
            var name = DeveloperNames.Of(level);
            next++;
            ids.Add(types.Find(type => string.Equals(type.Text("DeveloperName"), name, StringComparison.OrdinalIgnoreCase))?.Id
                ?? await scope.InsertAsync("Territory2Type", new Dictionary<string, object?> { ["MasterLabel"] = Cut(level, 80), ["DeveloperName"] = name, ["Priority"] = next }, cancellation));
        }

        return ids;
    }

    /// <summary>A developer name for a label that nobody has taken yet; takes it.</summary>
    internal static string Once(HashSet<string> taken, string label)
    {
        var name = DeveloperNames.Of(label);
        for (var number = 2; !taken.Add(name); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            name = $"{Cut(DeveloperNames.Of(label), DeveloperNames.MostCharacters - end.Length).TrimEnd('_')}{end}";
        }

        return name;
    }

    internal static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private sealed record Plan(string Name, IReadOnlyList<string> Levels, IReadOnlyList<Area> Areas, IReadOnlyDictionary<int, List<string>> UnitsOfArea);
}
