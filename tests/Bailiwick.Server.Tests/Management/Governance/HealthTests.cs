using System.Net;
using System.Net.Http.Json;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Each check finds what was put wrong on purpose, repairs repair, runs are kept, and the indicator says its figures.</summary>
public sealed class HealthTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task What_is_wrong_is_found_named_and_repaired()
    {
        // Only what is asked for is kept here; what is kept by itself has tests of its own.
        await SetAsync(new Settings.Values(KeepsHealth: false));
        var model = await ModelAsync(host);
        var accounts = await AccountsAsync(host, "ME", "VT", "TX", "OR");
        var more = await ChangeAsync(
            host,
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "Loose", DeveloperName = "Loose", Territory2ModelId = model["model"], ObjectType = "Account", IsActive = true }, "loose"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@loose", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "AZ" }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "Dead", DeveloperName = "Dead", Territory2ModelId = model["model"], ObjectType = "Account", IsActive = true }, "dead"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@dead", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "AK" }),
            Create("RuleTerritory2Association", new { RuleId = "@dead", Territory2Id = model["north"] }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "Again", DeveloperName = "Again", Territory2ModelId = model["model"], ObjectType = "Account", IsActive = true }, "again"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@again", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "VT" }),
            Create("RuleTerritory2Association", new { RuleId = "@again", Territory2Id = model["north"] }),
            Create("Territory2", new { Name = "Alone", DeveloperName = "Alone", Territory2ModelId = model["model"], Territory2TypeId = model["type"] }, "alone"));
        await ActivateAsync(host, model["model"]);
        await ChangeAsync(
            host, Create("ObjectTerritory2Association", new { ObjectId = accounts[0], Territory2Id = model["south"], AssociationCause = "Territory2Manual" }),
            Create("Opportunity", new { Name = "Torn", AccountId = accounts[0], Amount = 5, CloseDate = "2027-02-01", StageName = "Open", OwnerId = model["ann"] }),
            Create("ObjectTerritory2AssignmentRule", new { MasterLabel = "New", DeveloperName = "New", Territory2ModelId = model["model"], ObjectType = "Account", IsActive = true }, "new"),
            Create("ObjectTerritory2AssignmentRuleItem", new { RuleId = "@new", Field = "BillingState", Operation = "equals", SortOrder = 1, Value = "OR" }),
            Create("RuleTerritory2Association", new { RuleId = "@new", Territory2Id = model["south"] }));

        var health = await ReadAsync();
        Assert.Equal(["Loose"], Names(health, "unattached-rules"));
        Assert.Equal(["Dead"], Names(health, "dead-rules"));
        Assert.Equal(["Again"], Names(health, "shadowed-rules"));
        Assert.Equal(["Alone"], Names(health, "orphan-territories"));
        Assert.Equal(["Alone"], Names(health, "empty-territories"));
        Assert.Equal(["Alone"], Names(health, "vacant-territories"));
        Assert.Equal(["Account 0"], Names(health, "overlapping-accounts"));
        Assert.Equal(["Torn"], Names(health, "opportunity-ties"));
        Assert.Equal(["Torn"], Names(health, "opportunities-outside"));
        Assert.Equal(4, health.Findings.Single(one => one.Code == "no-forecast-manager").Count);
        Assert.Equal(1, health.Findings.Single(one => one.Code == "rules-not-run").Count);
        Assert.Equal("4 territories have no forecast manager: nobody answers for their number.", health.Findings.Single(one => one.Code == "no-forecast-manager").Sentence);
        Assert.Equal("1 account would be in other territories if the rules ran now.", health.Findings.Single(one => one.Code == "rules-not-run").Sentence);
        Assert.Equal("1 active rule matches no account.", health.Findings.Single(one => one.Code == "dead-rules").Sentence);
        Assert.Equal("1 territory has no account.", health.Findings.Single(one => one.Code == "empty-territories").Sentence);
        Assert.All(health.Findings, finding => Assert.DoesNotMatch(@"[\[\]|]", finding.Sentence));
        Assert.All(health.Findings, finding => Assert.NotEmpty(finding.Fixes));
        Assert.False(health.Practices.Single(one => one.Code == "forecast-managers").Holds);
        Assert.True(health.Practices.Single(one => one.Code == "label-not-owner").Holds);

        await FixAsync("remove-unattached-rules");
        await FixAsync("choose-managers");
        await FixAsync("run-rules");
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-fix", await host.Planner.PostAsync(host.In("/live/health/fixes/everything"), new { }));

        var after = await ReadAsync();
        Assert.DoesNotContain(after.Findings, one => one.Code is "unattached-rules" or "rules-not-run" or "stale-rules");
        Assert.Equal(2, after.Findings.Single(one => one.Code == "no-forecast-manager").Count);
        Assert.Equal(model["ann"], Text(await GetAsync(host, "Territory2", model["north"]), "ForecastUserId"));
        Assert.Equal("Alone", Text(await GetAsync(host, "Territory2", more.Ids[^1]), "Name"));

        await KeepsRunsAsync(after);
        await MeasuresByTargetsAsync(model, accounts);

        Task<ModelHealth> ReadAsync() => host.Viewer.GetAsync<ModelHealth>(host.In("/live/health"));
        Task<FixHealth.Reply> FixAsync(string code) => host.Planner.PostAsync<FixHealth.Reply>(host.In($"/live/health/fixes/{code}"), new { });
    }

    private async Task KeepsRunsAsync(ModelHealth found)
    {
        await host.Planner.PostAsync<ModelHealth>(host.In("/live/health/runs"), new { });
        await host.Planner.PostAsync<ModelHealth>(host.In("/live/health/runs"), new { });
        var kept = await host.Viewer.GetAsync<List<HealthRun>>(host.In("/live/health/runs"));
        Assert.Equal([2, 1], kept.Select(run => run.Number));
        Assert.Equal(found.Findings.Select(one => (one.Code, one.Count)).Order(), kept[1].Findings.Select(one => (one.Code, one.Count)).Order());
    }

    private async Task MeasuresByTargetsAsync(Dictionary<string, string> model, string[] accounts)
    {
        await ChangeAsync(
            host, Update("Account", accounts[0], new { AnnualRevenue = 300 }), Update("Account", accounts[2], new { AnnualRevenue = 100 }), Update("Account", accounts[3], new { AnnualRevenue = 0 }),
            Create("ForecastingQuota", new { Territory2Id = model["north"], ForecastingTypeId = "x", StartDate = "2027-01-01", QuotaAmount = 100 }),
            Create("ForecastingQuota", new { Territory2Id = model["south"], ForecastingTypeId = "x", StartDate = "2027-01-01", QuotaAmount = 300 }));
        var settings = new Settings.Values(BalanceField: "AnnualRevenue", BalanceByQuota: true, BalancePercent: 20, RedesignTerritories: 50);
        await SetAsync(settings);

        // North has 300 of 700 and a quarter of the quotas, South 400 of 700 and three quarters.
        var health = await host.Viewer.GetAsync<ModelHealth>(host.In("/live/health"));

        Assert.Equal([$"North ({(300 / 175.0) - 1:+0 %;-0 %})", $"South ({(400 / 525.0) - 1:+0 %;-0 %})"], Names(health, "imbalance"));
        Assert.True(health.Redesign, health.Indicator);
        await Refused.WithAsync(
            HttpStatusCode.BadRequest, "management.bad-balance-field",
            await host.Planner.Http.PutAsync(host.In("/live/governance"), JsonContent.Create(settings with { BalanceField = "Name" }, options: WireJson.Options), TestContext.Current.CancellationToken));
    }

    private async Task SetAsync(Settings.Values settings) =>
        (await host.Planner.Http.PutAsync(host.In("/live/governance"), JsonContent.Create(settings, options: WireJson.Options), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static IEnumerable<string> Names(ModelHealth health, string code) => health.Findings.SingleOrDefault(one => one.Code == code)?.Records.Select(one => one.Name) ?? [];
}
