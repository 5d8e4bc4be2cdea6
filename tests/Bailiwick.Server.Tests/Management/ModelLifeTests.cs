using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Server.Tests.Targets;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>From an alignment to an active model and back, with figures that were worked out by hand.</summary>
public sealed class ModelLifeTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task An_alignment_becomes_a_model_whose_accounts_are_those_of_its_areas()
    {
        var accounts = TargetPlanning.Equal(12);
        var dataset = await TargetPlanning.WriteAsync(host, accounts);
        var alignment = await TargetPlanning.AlignAsync(host, dataset, accounts.Length);
        Assert.Equal("12 made, 0 changed, 0 as they were", await EndAsync(host, "/live/accounts/imports", new { datasetId = dataset }));

        var made = await host.Planner.PostAsync<PublishModel.Reply>(host.In("/live/models"), new { alignmentId = alignment.Id, name = "Stores 2027" });
        Assert.Equal((alignment.Tree.Count, 4), (made.Territories, made.Rules));
        var preview = await host.Planner.GetAsync<PreviewModel.Reply>(host.In($"/live/models/{made.ModelId}/preview"));
        Assert.Equal(0, preview.Accounts - preview.UnassignedAfter - 12);
        await EndAsync(host, $"/live/models/{made.ModelId}/runs", new { });

        var tree = await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{made.ModelId}/tree"));
        Assert.Equal(12, tree.Nodes.Where(node => node.Depth == 0).Sum(node => node.RolledUp));
        Assert.Equal([3, 3, 3, 3], tree.Nodes.Where(node => node.Accounts > 0).Select(node => node.Accounts));
        var leaf = tree.Nodes.First(node => node.Accounts > 0);
        var page = await host.Viewer.GetAsync<ReadTerritories.Page>(host.In($"/live/territories/{leaf.Id}"));
        Assert.Equal((3, 1), (page.AccountList.Count, page.RuleList.Count));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Viewer.PostAsync(host.In("/live/models"), new { alignmentId = alignment.Id, name = "x" }));
    }

    [Fact]
    public async Task Changed_accounts_stand_as_after_a_full_run_and_every_answer_explains_itself()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME", "TX", "OR");
        Assert.Equal(["north", "south", ""], await TerritoriesAsync(host, model, accounts));

        await ChangeAsync(host, Update("Account", accounts[2], new { BillingState = "VT" }), Update("Account", accounts[1], new { IsExcludedFromRealign = true }));
        Assert.Equal(["north", "", "north"], await TerritoriesAsync(host, model, accounts));
        await ChangeAsync(host, Create("ObjectTerritory2Association", new { ObjectId = accounts[1], Territory2Id = model["north"], AssociationCause = "Territory2Manual" }));
        await ChangeAsync(host, Create("Territory2ObjectExclusion", new { ObjectId = accounts[0], Territory2Id = model["north"], Note = "House account" }));
        string[] now = ["", "north", "north"];
        Assert.Equal(now, await TerritoriesAsync(host, model, accounts));

        await EndAsync(host, $"/live/models/{model["model"]}/runs", new { });
        Assert.Equal(now, await TerritoriesAsync(host, model, accounts));
        var why = await host.Viewer.GetAsync<ExplainAccount.Reply>(host.In($"/live/accounts/{accounts[2]}/territories/{model["north"]}/explanation"));
        Assert.True(why.IsAssigned);
        Assert.Equal("1. BillingState equals ME,VT: the cell is VT, yes", Assert.Single(Assert.Single(why.Rules).Items));
    }

    [Fact]
    public async Task What_is_taken_back_is_judged_by_the_rules_and_accounts_of_now()
    {
        var model = await ModelAsync(host, "Taken back");
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "VT", "OR");
        var moved = await ChangeAsync(host, Update("Account", accounts[0], new { BillingState = "OR" }));
        var item = (await ListAsync(host, "ObjectTerritory2AssignmentRuleItem")).Single(one => Text(one, "RuleId") == model["ruleN"]);
        await ChangeAsync(host, Update("ObjectTerritory2AssignmentRuleItem", item.Id, new { Value = "ME" }));
        await EndAsync(host, $"/live/models/{model["model"]}/runs", new { });

        // The account is in Vermont again, which North has no more.
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{moved.Act}/revert"), new { });
        Assert.Equal("VT", Text(await GetAsync(host, "Account", accounts[0]), "BillingState"));
        Assert.Equal(["", ""], await TerritoriesAsync(host, model, accounts));

        // The model before comes back, and knows of the account that came to Maine meanwhile.
        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{model["model"]}/clones"), new { name = $"After {model["model"]}" });
        await ActivateAsync(host, clone.ModelId, swap: true);
        var swap = (await host.Planner.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items[0];
        await ChangeAsync(host, Update("Account", accounts[1], new { BillingState = "ME" }));
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{swap.Number}/revert"), new { });
        Assert.Equal(["", "north"], await TerritoriesAsync(host, model, accounts));
    }

    [Fact]
    public async Task A_swap_is_one_act_that_keeps_quota_and_forecast_and_can_be_taken_back()
    {
        var first = await ModelAsync(host, "First");
        await ActivateAsync(host, first["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME", "TX");
        await ChangeAsync(
            host,
            Create("Opportunity", new { Name = "Open", AccountId = accounts[0], Amount = 100.10, CloseDate = "2028-02-01", StageName = "Proposal", ForecastCategoryName = "Commit" }),
            Create("Opportunity", new { Name = "Won", AccountId = accounts[1], Amount = 50, CloseDate = "2028-01-15", StageName = "Closed Won", Territory2Id = first["south"] }),
            Create("ForecastingQuota", new { Territory2Id = first["north"], ForecastingTypeId = "Revenue", StartDate = "2028-01-01", QuotaAmount = 400 }),
            Create("ForecastingQuota", new { Territory2Id = first["south"], ForecastingTypeId = "Revenue", StartDate = "2028-01-01", QuotaAmount = 200 }));
        await EndAsync(host, $"/live/models/{first["model"]}/runs", new { });
        var before = await ForecastAsync(2028);
        Assert.Equal((100.10m, 50m, 600m, 150.10m), (before.Total.Commit, before.Total.Closed, before.Total.Quota, before.Total.Forecast));

        var clone = await host.Planner.PostAsync<PublishModel.Reply>(host.In($"/live/models/{first["model"]}/clones"), new { name = "Second" });
        await Refused.WithAsync(
            HttpStatusCode.Conflict, "management.has-children",
            await TryChangeAsync(host, Delete("Territory2", first["region"])));
        var preview = await host.Planner.GetAsync<PreviewModel.Reply>(host.In($"/live/models/{clone.ModelId}/preview"));
        Assert.Equal((0, 0, 0), (preview.AccountsMoved, preview.OpportunitiesMoved, preview.PeopleMoved));
        await ActivateAsync(host, clone.ModelId, swap: true);

        var after = await ForecastAsync(2028);
        Assert.Equal((before.Total, clone.ModelId), (after.Total, after.ModelId));
        Assert.Equal(before.Rows.Select(row => (row.Name, row.RolledUp)), after.Rows.Select(row => (row.Name, row.RolledUp)));
        Assert.Equal("Archived", Text(await GetAsync(host, "Territory2Model", first["model"]), "State"));

        var act = (await host.Planner.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items[0];
        Assert.Equal("activate", act.Kind);
        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{act.Number}/revert"), new { });
        Assert.Equal((before.Total, first["model"]), ((await ForecastAsync(2028)).Total, (await ForecastAsync(2028)).ModelId));
        Assert.Equal(before.Rows, (await ForecastAsync(2028)).Rows);
        await Refused.WithAsync(HttpStatusCode.Conflict, "management.revert-conflict", await host.Planner.PostAsync(host.In($"/live/acts/{act.Number}/revert"), new { }));
    }

    [Fact]
    public async Task A_rep_leaves_and_joins_while_forecast_and_quota_stay()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        var accounts = await AccountsAsync(host, "ME");
        await ChangeAsync(
            host,
            Update("Account", accounts[0], new { OwnerId = model["ann"] }),
            Update("Territory2", model["north"], new { ForecastUserId = model["ann"] }),
            Create("Opportunity", new { Name = "Deal", AccountId = accounts[0], Amount = 70, CloseDate = "2027-02-01", StageName = "Proposal", OwnerId = model["ann"], Territory2Id = model["north"] }),
            Create("ForecastingQuota", new { Territory2Id = model["north"], ForecastingTypeId = "Revenue", StartDate = "2027-01-01", QuotaAmount = 400 }));
        var before = await ForecastAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        object Leaves(string? successor, string kind = "regular") => new { action = "leaves", userId = model["ann"], on = today, successorId = successor, successorKind = kind, movesRecords = true };

        var no = await Refused.WithAsync(HttpStatusCode.Conflict, "people.no-cover", await host.Planner.PostAsync(host.In("/live/people-moves/preview"), Leaves(null)));
        Assert.Contains("\"North\"", no.Detail, StringComparison.Ordinal);
        var preview = await host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves/preview"), Leaves(model["bob"], "caretaker"));
        Assert.Equal((1, 1, 1, 1), (preview.Ends.Count, preview.Vacancies.Count, preview.Accounts, preview.Opportunities));
        Assert.Equal(model["ann"], Text(await GetAsync(host, "Account", accounts[0]), "OwnerId"));

        await host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves"), Leaves(model["bob"], "caretaker"));
        Assert.Equal(model["bob"], Text(await GetAsync(host, "Account", accounts[0]), "OwnerId"));
        Assert.Equal(model["bob"], Text(await GetAsync(host, "Territory2", model["north"]), "ForecastUserId"));
        Assert.Equal(before.Total, (await ForecastAsync()).Total);
        var health = await host.Planner.GetAsync<ModelHealth>(host.In("/live/health"));
        Assert.Contains(health.Findings, finding => finding.Code == "vacant-territories" && finding.Records.Any(one => one.Name == "North"));
        await ChangeAsync(host, Update("User", model["ann"], new { IsActive = false }));

        var cem = (await ChangeAsync(host, Create("User", new { LastName = "Cem", Username = $"cem-{Guid.NewGuid():N}", Email = "cem@example.org" }))).Ids[0];
        await host.Planner.PostAsync<PeopleDesk.Reply>(host.In("/live/people-moves"), new { action = "joins", userId = cem, on = today.AddDays(10), into = model["north"] });
        var tree = await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model["model"]}/tree?on={today.AddDays(10):yyyy-MM-dd}"));
        Assert.Equal(["Cem"], tree.Nodes.Single(node => node.Name == "North").People.Select(person => person.Name));
        Assert.Equal(before.Rows.Select(row => row.RolledUp), (await ForecastAsync()).Rows.Select(row => row.RolledUp));
    }

    private Task<ReadForecast.Reply> ForecastAsync(int year = 2027) => host.Viewer.GetAsync<ReadForecast.Reply>(host.In($"/live/forecast?from={year}-01-01&to={year}-03-31"));
}
