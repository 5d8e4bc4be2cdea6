using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// A model in Planning with a territory for each person of an owner column, below one top: its rule names the person's accounts by number, so that
/// from now on the territory decides and not the field.
/// </summary>
internal static class OwnerModel
{
    private const string TypeName = "Owner_Territory";

    public static async Task<Outcome<Made>> WriteAsync(LiveScope scope, ImportOwners.Request request, OwnerColumns columns, int column, CancellationToken cancellation)
    {
        var name = string.IsNullOrWhiteSpace(request.ModelName) ? $"By {request.Columns[column].Role}" : request.ModelName.Trim();
        var values = RecordRules.ForCreate(
            scope.TypeOf("Territory2Model"),
            new Dictionary<string, object?> { ["Name"] = name, ["DeveloperName"] = DeveloperNames.Of(name), ["Description"] = $"From the owners in {request.Columns[column].Field}" });
        if (!values.IsDone)
        {
            return values.Refusal;
        }

        var model = await scope.InsertAsync("Territory2Model", values.Value, cancellation);
        var type = await TypeAsync(scope, cancellation);
        var byPerson = columns.Matched.Where(row => row.Cells[column].Person is not null).GroupBy(row => row.Cells[column].Person!, row => row.Account, StringComparer.Ordinal).ToList();
        var users = (await scope.ReadAsync("User", LiveQuery.Ids([.. byPerson.Select(one => one.Key)]), cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        byPerson = [.. byPerson.OrderBy(one => users[one.Key].Text("Name"), StringComparer.CurrentCulture)];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, object?> Labelled(string field, string label, string key) =>
            new() { [field] = PublishModel.Cut(label, 80), ["DeveloperName"] = key, ["Territory2ModelId"] = model };

        var top = await scope.InsertAsync("Territory2", new Dictionary<string, object?>(Labelled("Name", name, PublishModel.Once(names, name))) { ["Territory2TypeId"] = type }, cancellation);
        string[] keys = [.. byPerson.Select(one => PublishModel.Once(names, users[one.Key].Text("Name")!))];
        var territories = await scope.InsertAsync(
            "Territory2",
            byPerson.Index().Select(one => new Dictionary<string, object?>(Labelled("Name", users[one.Item.Key].Text("Name")!, keys[one.Index]))
            {
                ["Territory2TypeId"] = type,
                ["ParentTerritory2Id"] = top,
                ["ForecastUserId"] = users[one.Item.Key].Flag("IsActive") ? one.Item.Key : null,
            }),
            cancellation);
        await scope.InsertAsync(
            "UserTerritory2Association",
            byPerson.Index().Where(one => users[one.Item.Key].Flag("IsActive")).Select(one => new Dictionary<string, object?>
            {
                ["UserId"] = one.Item.Key,
                ["Territory2Id"] = territories[one.Index],
                ["RoleInTerritory2"] = request.Columns[column].Role,
                ["IsActive"] = true,
            }),
            cancellation);
        var rules = await scope.InsertAsync(
            "ObjectTerritory2AssignmentRule",
            byPerson.Index().Select(one => new Dictionary<string, object?>(Labelled("MasterLabel", users[one.Item.Key].Text("Name")!, keys[one.Index])) { ["ObjectType"] = "Account", ["IsActive"] = true }), cancellation);
        await scope.InsertAsync(
            "Territory2ValueSet",
            byPerson.Index().Select(one => new Dictionary<string, object?>(Labelled("MasterLabel", users[one.Item.Key].Text("Name")!, keys[one.Index]))
            {
                ["Words"] = string.Join('\n', one.Item.Select(account => account.Text("AccountNumber")).OfType<string>().Order(StringComparer.Ordinal)),
            }),
            cancellation);
        await scope.InsertAsync(
            "ObjectTerritory2AssignmentRuleItem",
            keys.Index().Select(one => new Dictionary<string, object?> { ["RuleId"] = rules[one.Index], ["Field"] = "AccountNumber", ["Operation"] = "inSet", ["SortOrder"] = 1, ["Value"] = one.Item }), cancellation);
        await scope.InsertAsync(
            "RuleTerritory2Association",
            rules.Index().Select(one => new Dictionary<string, object?> { ["RuleId"] = one.Item, ["Territory2Id"] = territories[one.Index], ["IsInherited"] = false }), cancellation);
        var manual = byPerson.Index().SelectMany(one => one.Item.Where(account => account.Text("AccountNumber") is null && !account.Flag("IsDisqualified")).Select(account => new Dictionary<string, object?>
        {
            ["ObjectId"] = account.Id,
            ["Territory2Id"] = territories[one.Index],
            ["AssociationCause"] = "Territory2Manual",
            ["Reason"] = "Has no account number",
        })).ToList();
        await scope.InsertAsync("ObjectTerritory2Association", manual, cancellation);
        scope.TouchedModels.Add(model);
        return new Made(model, [.. byPerson.Select(one => new ImportOwners.Territory(users[one.Key].Text("Name")!, one.Count(), !users[one.Key].Flag("IsActive")))], manual.Count);
    }

    private static async Task<string> TypeAsync(LiveScope scope, CancellationToken cancellation)
    {
        var types = await scope.ReadAsync("Territory2Type", LiveQuery.All, cancellation);
        return types.Find(one => string.Equals(one.Text("DeveloperName"), TypeName, StringComparison.OrdinalIgnoreCase))?.Id
            ?? await scope.InsertAsync(
                "Territory2Type",
                new Dictionary<string, object?> { ["MasterLabel"] = "Owner territory", ["DeveloperName"] = TypeName, ["Priority"] = 1 + types.Select(one => (int)(one.Number("Priority") ?? 0)).DefaultIfEmpty().Max() }, cancellation);
    }

    internal sealed record Made(string ModelId, IReadOnlyList<ImportOwners.Territory> Territories, int ManualAssignments);
}
