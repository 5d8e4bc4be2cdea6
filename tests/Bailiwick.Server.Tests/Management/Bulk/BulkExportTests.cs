using System.Net;
using System.Text.Json;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Management;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Bulk;

/// <summary>A live model as files, and the files as a live model of another workspace.</summary>
public sealed class BulkExportTests(PostgresCluster cluster, ServerHost host) : IClassFixture<ServerHost>
{
    // What has no key of its own is found again by a field for its old id.
    private static readonly string[] _withoutKey = ["Contact", "Opportunity"];

    // What others refer to first; objects that nobody can insert are not among them.
    private static readonly string[] _order =
    [
        "Territory2Type", "Territory2Model", "User", "UserAbsence", "PlannedHandover", "Territory2", "UserTerritory2Association", "Account", "Contact", "Lead", "Case", "Opportunity", "ObjectTerritory2Association",
        "Territory2ObjectExclusion", "ObjectTerritory2AssignmentRule", "ObjectTerritory2AssignmentRuleItem", "Territory2ValueSet", "RuleTerritory2Association", "TerritoryMgmtObjectConfig",
        "TerritoryAdminAssignment", "AccountTeamRule", "AccountTeamMember", "OpportunityTeamMember", "OpportunitySplitType", "OpportunitySplit", "ForecastingQuota", "ForecastingAdjustment", "LeadQueue",
        "LeadQueueMember", "LeadRoute",
    ];

    // Forecast managers are members first, rules are active when they have items, and amounts of splits follow from the percentages.
    private static readonly Dictionary<string, string[]> _later = new()
    {
        ["Territory2"] = ["ForecastUserId", "ForecastUser.Username"],
        ["ObjectTerritory2AssignmentRule"] = ["IsActive", "BooleanFilter"],
        ["OpportunitySplit"] = ["SplitAmount"],
    };

    [Theory]
    [InlineData(BulkFormat.Csv)]
    [InlineData(BulkFormat.Ndjson)]
    public async Task Everything_exported_comes_back_equal_in_another_workspace(BulkFormat format)
    {
        await using var source = await ServerHost.StartAsync(cluster);
        await MakeOneOfEachAsync(source);
        var (there, here) = (BulkFiles.Of(source), new BulkFiles(source.Stranger, $"/api/workspaces/{source.OtherWorkspace}"));
        await AddFieldsAsync(source, here.Workspace);
        var query = $"keys=true&format={format}";
        var files = await there.ExportAllAsync(query);
        var ending = format == BulkFormat.Csv ? "csv" : "ndjson";
        var insertable = ObjectCatalog.Standard.Objects.Where(type => !type.IsDerived && type.Takes(ObjectCalls.Create)).Select(type => type.Name);
        Assert.Equal(insertable.Order(), _order.Order());
        foreach (var type in _order)
        {
            Assert.NotEmpty(BulkFiles.Read(files[$"{type}.{ending}"], format));
            await here.DoneAsync(type, BulkOperation.Insert, Renamed(type, files[$"{type}.{ending}"], format), leaveOut: _later.GetValueOrDefault(type, []));
        }

        foreach (var type in (string[])["Territory2", "ObjectTerritory2AssignmentRule"])
        {
            await here.DoneAsync(type, BulkOperation.Update, files[$"{type}.{ending}"], ["DeveloperName", "Territory2ModelId"]);
        }

        var again = await here.ExportAllAsync(query);
        var oldId = _withoutKey.SelectMany(type => BulkFiles.Read(again[$"{type}.{ending}"], format)).ToDictionary(row => row["Id"], row => row["Legacy__c"]);
        foreach (var type in _order)
        {
            Assert.Equal(Shown(type, files[$"{type}.{ending}"], format, []), Shown(type, again[$"{type}.{ending}"], format, oldId));
        }

        var manifest = JsonSerializer.Deserialize<ExportRecords.Manifest>(files["manifest.json"], WireJson.Options)!;
        Assert.Equal((await source.Viewer.GetAsync<Page<LiveActInfo>>(source.In("/live/acts?limit=1"))).Items[0].Number, manifest.Act);
        Assert.Equal(ObjectTable.All.Count(), manifest.Objects.Count);
        Assert.All(manifest.Objects, one => Assert.Equal(one.Records, BulkFiles.Read(files[one.File], format).Count));
    }

    [Fact]
    public async Task A_past_day_fields_and_bad_questions()
    {
        var files = BulkFiles.Of(host);
        var made = await ChangeAsync(host, Create("Account", new { Name = "=cmd()", AccountNumber = "+7", AnnualRevenue = -5.25, Description = "two\nlines" }));
        var row = Assert.Single(BulkFiles.Read(await files.ExportAsync("account", "fields=Name,annualrevenue")));
        Assert.Equal((made.Ids[0], "=cmd()", "-5.25", 3), (row["Id"], row["Name"], row["AnnualRevenue"], row.Count));
        Assert.StartsWith($"Id,Name,AnnualRevenue\r\n{made.Ids[0]},'=cmd(),-5.25\r\n", await files.ExportAsync("Account", "fields=Name,AnnualRevenue"), StringComparison.Ordinal);
        await ChangeAsync(host, Delete("Account", made.Ids[0]));
        Assert.Equal("Id,Name\r\n", await files.ExportAsync("Account", "fields=Name"));
        Assert.Equal("Id,Name\r\n", await files.ExportAsync("Account", "fields=Name&asOf=2020-01-01"));

        foreach (var (path, status, code) in new[]
        {
            ("Acount", HttpStatusCode.NotFound, "management.unknown-object"), ("Account?fields=Nam", HttpStatusCode.BadRequest, "management.unknown-field"), ("Account?fields=,", HttpStatusCode.BadRequest, "bulk.no-fields"),
            ("Territory2ModelHistory", HttpStatusCode.BadRequest, "management.derived"), ("Account?format=xml", HttpStatusCode.BadRequest, "request.choice"),
        })
        {
            await Refused.WithAsync(status, code, await host.Viewer.GetAsync(host.In($"/live/exports/{path}")));
        }

        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Manager.GetAsync(host.In("/live/exports/Account")));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Seller.GetAsync(host.In("/live/exports")));
    }

    private static async Task AddFieldsAsync(ServerHost source, string target)
    {
        foreach (var type in _withoutKey)
        {
            await source.Stranger.PostAsync<LiveObjectInfo>($"{target}/live/objects/{type}/fields/Legacy__c", new { label = "Old id", type = "text", length = 18 });
        }

        await source.Stranger.PostAsync<LiveObjectInfo>($"{target}/live/objects/Account/fields/Beds__c", new { label = "Beds", type = "whole" });
    }

    private static string Renamed(string type, string file, BulkFormat format)
    {
        var renamed = _withoutKey.Contains(type) ? [("Id", "Legacy__c")] : _withoutKey.Select(one => ($"{one}Id", $"{one}.Legacy__c"));
        if (format == BulkFormat.Ndjson)
        {
            return renamed.Aggregate(file, (text, pair) => text.Replace($"\"{pair.Item1}\":", $"\"{pair.Item2}\":", StringComparison.Ordinal));
        }

        var end = file.IndexOf("\r\n", StringComparison.Ordinal);
        return string.Join(',', file[..end].Split(',').Select(name => renamed.FirstOrDefault(pair => pair.Item1 == name) is { Item2: { } other } ? other : name)) + file[end..];
    }

    /// <summary>Records without ids that mean nothing elsewhere and without what the service keeps, as text in order.</summary>
    private static IEnumerable<string> Shown(string type, string file, BulkFormat format, Dictionary<string, string> oldId) => BulkFiles.Read(file, format)
        .Select(row => string.Join(", ", row
            .Where(cell => cell.Key != "Legacy__c" && ObjectCatalog.Standard.Find(type)!.Find(cell.Key) is var field
                && (field is null || (!ObjectTable.IsKept(field) && (field.Type != FieldType.Reference || _withoutKey.Contains(field.RefersTo[0])))))
            .OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => $"{cell.Key}={oldId.GetValueOrDefault(cell.Value, cell.Value)}")))
        .Order(StringComparer.Ordinal);

    private static async Task MakeOneOfEachAsync(ServerHost host)
    {
        await host.Planner.PostAsync<LiveObjectInfo>(host.In("/live/objects/Account/fields/Beds__c"), new { label = "Beds", type = "whole" });
        var ids = await ModelAsync(host);
        var day = "2027-01-01";
        await ChangeAsync(
            host,
            Create("Account", new { Name = "=Acme, \"Inc\"", AccountNumber = "A-1", BillingState = "VT", BillingLatitude = 44.26, AnnualRevenue = 1250.5, Description = "two\r\nlines", Phone = "+1 555", Beds__c = 12 }, "acme"),
            Create("Account", new { Name = "Sub", AccountNumber = "A-2", ParentId = "@acme", IsExcludedFromRealign = true, OwnerId = ids["ann"], Site = "'=x" }, "sub"),
            Create("Contact", new { FirstName = "Cy", LastName = "Cole", AccountId = "@acme", Email = "cy@example.org" }, "cy"),
            Create("Lead", new { LastName = "Lee", Company = "Leeds", OwnerId = ids["bob"] }),
            Create("Opportunity", new { Name = "Big", AccountId = "@acme", Amount = 1000, CloseDate = day, StageName = "Closed Won", Territory2Id = ids["north"], Probability = 90 }, "big"),
            Create("Case", new { AccountId = "@acme", ContactId = "@cy", Subject = "#N/A" }),
            Create("AccountTeamRule", new { MasterLabel = "Reps", Territory2TypeId = ids["type"] }),
            Create("AccountTeamMember", new { AccountId = "@acme", UserId = ids["bob"], TeamMemberRole = "Rep" }),
            Create("OpportunityTeamMember", new { OpportunityId = "@big", UserId = ids["ann"] }),
            Create("OpportunitySplitType", new { MasterLabel = "Overlay", DeveloperName = "Overlay", IsTotalValidated = false, SplitEntity = "Opportunity", SplitField = "Amount" }, "overlay"),
            Create("OpportunitySplit", new { OpportunityId = "@big", SplitOwnerId = ids["ann"], SplitTypeId = "@overlay", SplitPercentage = 40.5 }),
            Create("ForecastingQuota", new { Territory2Id = ids["north"], ForecastingTypeId = "0Db000000000001AAA", StartDate = day, QuotaAmount = 5000 }),
            Create("ForecastingAdjustment", new { Territory2Id = ids["north"], StartDate = day, AdjustedAmount = -10.25 }),
            Create("UserAbsence", new { UserId = ids["bob"], StartDate = day }),
            Create("PlannedHandover", new { UserId = ids["ann"], SuccessorId = ids["bob"], HandoverDate = "2999-01-01", TerritoryKey = "North" }),
            Create("LeadQueue", new { Name = "Web", DeveloperName = "Web" }, "queue"),
            Create("LeadQueueMember", new { LeadQueueId = "@queue", UserId = ids["ann"], Capacity = 2 }),
            Create("LeadRoute", new { Name = "All", Target = "Queue", LeadQueueId = "@queue" }),
            Create("ObjectTerritory2Association", new { ObjectId = "@sub", Territory2Id = ids["south"], AssociationCause = "Territory2Manual", Reason = "Asked" }),
            Create("Territory2ObjectExclusion", new { ObjectId = "@acme", Territory2Id = ids["south"], Note = "Not there" }),
            Create("Territory2ValueSet", new { MasterLabel = "Codes", DeveloperName = "Codes", Territory2ModelId = ids["model"], Words = "05001\n05002" }),
            Create("TerritoryMgmtObjectConfig", new { MasterLabel = "Leads", DeveloperName = "Leads", Object = "Lead", DefaultAccessLevel = "Read", State = "Active" }),
            Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["bob"], Territory2Id = ids["south"], Territory2ModelId = ids["model"], CanPropose = true }),
            Update("User", ids["ann"], new { ManagerId = ids["bob"] }),
            Update("Territory2", ids["north"], new { ForecastUserId = ids["ann"], Description = "Up, \"there\"" }));
    }
}
