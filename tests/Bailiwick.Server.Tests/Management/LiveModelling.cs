using System.Text.Json;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Builders in the words of the live model over a real host.</summary>
internal static class LiveModelling
{
    public static object Create(string type, object fields, string? name = null) => new { operation = "create", type, fields, @as = name };

    public static object Update(string type, string id, object fields, long? expectedAct = null) => new { operation = "update", type, id, fields, expectedAct };

    public static object Delete(string type, string id) => new { operation = "delete", type, id };

    public static Task<HttpResponseMessage> TryChangeAsync(ServerHost host, params object[] changes) =>
        host.Planner.PostAsync(host.In("/live/changes"), new { changes });

    public static async Task<ChangeRecords.Reply> ChangeAsync(ServerHost host, params object[] changes) =>
        await ApiClient.ReadAsync<ChangeRecords.Reply>(await TryChangeAsync(host, changes));

    public static async Task<IReadOnlyList<LiveRecordInfo>> ListAsync(ServerHost host, string type, string query = "") =>
        (await host.Planner.GetAsync<Page<LiveRecordInfo>>(host.In($"/live/records/{type}?limit=500{query}"))).Items;

    public static async Task<LiveRecordInfo> GetAsync(ServerHost host, string type, string id) => await host.Planner.GetAsync<LiveRecordInfo>(host.In($"/live/records/{type}/{id}"));

    public static string? Text(LiveRecordInfo record, string field) => record.Fields[field] is JsonElement { ValueKind: not JsonValueKind.Null } cell ? cell.ToString() : null;

    /// <summary>Waits for the job's end; its message comes back when it succeeded.</summary>
    public static async Task<string> EndAsync(ServerHost host, string path, object body)
    {
        var job = await Importing.EndAsync(host.Planner, host.In(""), (await host.Planner.PostAsync<JobInfo>(host.In(path), body)).Id);
        Assert.True(job.State == JobState.Succeeded, $"{job.State}: {JsonSerializer.Serialize(job)}");
        return job.Message;
    }

    /// <summary>
    /// A model in Planning: one region over North and South, a rule for each by state, Ann in North, Bob in South, both selling. Ids by name.
    /// </summary>
    public static async Task<Dictionary<string, string>> ModelAsync(ServerHost host, string name = "2027")
    {
        var key = $"M{Guid.NewGuid():N}";
        string[] names = ["model", "type", "region", "north", "south", "ann", "bob", "", "", "ruleN"];
        var made = await ChangeAsync(
            host,
            Create("Territory2Model", new { Name = name, DeveloperName = key }, "model"),
            Create("Territory2Type", new { MasterLabel = "Named", DeveloperName = $"T{key}", Priority = Random.Shared.Next() }, "type"),
            Create("Territory2", new { Name = "Region", DeveloperName = "Region", Territory2ModelId = "@model", Territory2TypeId = "@type" }, "region"),
            Create("Territory2", new { Name = "North", DeveloperName = "North", Territory2ModelId = "@model", Territory2TypeId = "@type", ParentTerritory2Id = "@region" }, "north"),
            Create("Territory2", new { Name = "South", DeveloperName = "South", Territory2ModelId = "@model", Territory2TypeId = "@type", ParentTerritory2Id = "@region" }, "south"),
            Create("User", new { FirstName = "Ann", LastName = "Ames", Username = $"ann-{key}", Email = "ann@example.org" }, "ann"),
            Create("User", new { FirstName = "Bob", LastName = "Bell", Username = $"bob-{key}", Email = "bob@example.org" }, "bob"),
            Create("UserTerritory2Association", new { UserId = "@ann", Territory2Id = "@north", RoleInTerritory2 = "Sales Rep" }),
            Create("UserTerritory2Association", new { UserId = "@bob", Territory2Id = "@south", RoleInTerritory2 = "Sales Rep" }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "North", DeveloperName = "North", Territory2ModelId = "@model", ObjectType = "Account", IsActive = true }, "ruleN"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@ruleN", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "ME,VT" }),
            Create("RuleTerritory2Association", new { RuleId = "@ruleN", Territory2Id = "@north" }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "South", DeveloperName = "South", Territory2ModelId = "@model", ObjectType = "Account", IsActive = true }, "ruleS"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@ruleS", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "TX" }),
            Create("RuleTerritory2Association", new { RuleId = "@ruleS", Territory2Id = "@south" }));
        return names.Zip(made.Ids).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public static async Task<string[]> AccountsAsync(ServerHost host, params string[] states) =>
        [.. (await ChangeAsync(host, [.. states.Select((state, at) => Create("Account", new { Name = $"Account {at}", BillingState = state }))])).Ids];

    public static Task<string> ActivateAsync(ServerHost host, string model, bool swap = false) => EndAsync(host, $"/live/models/{model}/moves", new { to = "active", swap });

    /// <summary>Names of the territories of each account, in order.</summary>
    public static async Task<string[]> TerritoriesAsync(ServerHost host, IReadOnlyDictionary<string, string> model, params string[] accounts)
    {
        var nameOf = model.ToDictionary(one => one.Value, one => one.Key);
        var rows = await ListAsync(host, "ObjectTerritory2Association");
        return [.. accounts.Select(account => string.Join(
            '+', rows.Where(row => Text(row, "ObjectId") == account && nameOf.ContainsKey(Text(row, "Territory2Id")!)).Select(row => nameOf[Text(row, "Territory2Id")!]).Order(StringComparer.Ordinal)))];
    }
}
