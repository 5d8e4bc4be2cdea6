using System.Net;
using System.Text.Json;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management;

/// <summary>Accounts are disqualified and taken back, merged and split, and nothing is lost by it.</summary>
public sealed class AccountEventTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Theory]
    [InlineData("keep", 70, 0)]
    [InlineData("release", 0, 70)]
    [InlineData("closeLost", 0, 0)]
    public async Task A_disqualified_account_leaves_its_territories_and_all_of_it_comes_back(string opportunities, decimal inNorth, decimal outside)
    {
        var (model, accounts) = await StartAsync("ME", "ME");
        var house = accounts[0];
        await ChangeAsync(
            host,
            Create("ObjectTerritory2Association", new { ObjectId = house, Territory2Id = model["south"], AssociationCause = "Territory2Manual", Reason = "Named" }),
            Create("Opportunity", new { Name = "Deal", AccountId = house, Amount = 70, CloseDate = "2027-02-01", StageName = "Proposal", ForecastCategoryName = "Commit", Probability = 60, Territory2Id = model["north"] }),
            Create("ForecastingQuota", new { Territory2Id = model["north"], ForecastingTypeId = "Revenue", StartDate = "2027-01-01", QuotaAmount = 400 }));
        var before = await ForecastAsync();
        object asked = new { accountIds = new[] { house }, reason = "Out of business", opportunities };

        var preview = await host.Planner.PostAsync<DisqualifyAccounts.Reply>(host.In("/live/accounts/disqualifications/preview"), asked);
        Assert.Equal((null, 1, 1, 1, 70m), (preview.Act, preview.Accounts, preview.ManualAssignments, preview.Opportunities, preview.Amount));
        Assert.Equal(["North -1", "South -1"], preview.Territories.Select(one => $"{one.Name} {one.After - one.Before}"));
        Assert.Equal(["north+south", "north"], await TerritoriesAsync(host, model, accounts));

        var done = await host.Planner.PostAsync<DisqualifyAccounts.Reply>(host.In("/live/accounts/disqualifications"), asked);
        Assert.Equal(preview.Territories, done.Territories);
        Assert.Equal(["", "north"], await TerritoriesAsync(host, model, accounts));
        await ChangeAsync(host, Update("Account", house, new { BillingState = "VT" }));
        await EndAsync(host, $"/live/models/{model["model"]}/runs", new { });
        Assert.Equal(["", "north"], await TerritoriesAsync(host, model, accounts));
        await Refused.WithAsync(
            HttpStatusCode.Conflict, "account.disqualified",
            await TryChangeAsync(host, Create("ObjectTerritory2Association", new { ObjectId = house, Territory2Id = model["south"], AssociationCause = "Territory2Manual" })));
        var between = await ForecastAsync();
        decimal InNorth(ReadForecast.Reply forecast) => forecast.Rows.Single(row => row.Territory == model["north"]).Own.Commit;
        Assert.Equal(before.Total.Quota, between.Total.Quota);
        Assert.Equal((70 - inNorth, 70 - inNorth - outside), (InNorth(before) - InNorth(between), before.Total.Commit - between.Total.Commit));

        var back = await host.Planner.PostAsync<DisqualifyAccounts.Reply>(host.In("/live/accounts/requalifications"), new { accountIds = new[] { house }, reason = "Reopened" });
        Assert.Equal((1, 1, 1), (back.Accounts, back.ManualAssignments, back.Opportunities));
        Assert.Equal(["north+south", "north"], await TerritoriesAsync(host, model, accounts));
        Assert.Equal(before.Rows, (await ForecastAsync()).Rows);
        Assert.Null(Text(await GetAsync(host, "Account", house), "DisqualifiedReason"));
    }

    [Fact]
    public async Task The_tree_does_not_count_a_disqualified_account_among_those_in_no_territory()
    {
        var model = await ModelAsync(host);
        var accounts = await AccountsAsync(host, "ME", "OR");
        await ActivateAsync(host, model["model"], swap: true);
        async Task<ReadTerritories.Tree> TreeAsync() => await host.Viewer.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{model["model"]}/tree"));
        var before = await TreeAsync();

        await host.Planner.PostAsync<DisqualifyAccounts.Reply>(host.In("/live/accounts/disqualifications"), new { reason = "Closed down", accountIds = accounts });

        var after = await TreeAsync();
        Assert.Equal((before.Accounts, before.Unassigned - 1), (after.Accounts, after.Unassigned));
    }

    [Fact]
    public async Task Many_accounts_are_disqualified_by_number_with_a_reason_or_none_is()
    {
        var (model, accounts) = await StartAsync("ME", "VT", "TX");
        await ChangeAsync(host, [.. accounts.Select((id, at) => Update("Account", id, new { AccountNumber = $"{model["model"]}-{at}" }))]);
        string[] numbers = [.. accounts.Select((_, at) => $"{model["model"]}-{at}")];
        Task<HttpResponseMessage> TryAsync(object body) => host.Planner.PostAsync(host.In("/live/accounts/disqualifications"), body);

        await Refused.WithAsync(HttpStatusCode.BadRequest, "account.no-reason", await TryAsync(new { numbers, reason = " " }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "account.none-chosen", await TryAsync(new { reason = "Gone" }));
        await Refused.WithAsync(HttpStatusCode.NotFound, "account.unknown-number", await TryAsync(new { numbers = numbers.Append("none"), reason = "Gone" }));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Viewer.PostAsync(host.In("/live/accounts/disqualifications"), new { numbers, reason = "Gone" }));
        Assert.Equal(["north", "north", "south"], await TerritoriesAsync(host, model, accounts));

        await ApiClient.ReadAsync<DisqualifyAccounts.Reply>(await TryAsync(new { numbers, reason = "Gone" }));
        Assert.Equal(["", "", ""], await TerritoriesAsync(host, model, accounts));
        var listed = await host.Viewer.GetAsync<ListAccounts.Reply>(host.In($"/live/accounts?standing=disqualified&search={model["model"]}"));
        Assert.Equal((3, "Gone"), (listed.Count, listed.Rows[0].DisqualifiedReason));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.no-changes", await TryAsync(new { numbers, reason = "Gone" }));

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var turnover = await host.Viewer.GetAsync<ReadTurnover.Reply>(host.In($"/live/turnover?from={today.AddDays(-1):yyyy-MM-dd}&to={today.AddDays(1):yyyy-MM-dd}"));
        var north = turnover.Rows.Single(row => row.Name == "North");
        Assert.Equal((0, 2), (north.AtStart, north.Left));
        Assert.Equal(north.Entered - 2, north.AtEnd);
        Assert.Contains(turnover.Rows.SelectMany(row => row.Points).SelectMany(point => point.Causes), cause => cause is { Kind: "accounts", Left: 2 });
    }

    [Fact]
    public async Task The_winner_of_a_merger_takes_everything_and_the_act_can_be_taken_back()
    {
        var (model, accounts) = await StartAsync("ME", "TX", "TX");
        var (winner, loser, child) = (accounts[0], accounts[1], accounts[2]);
        await ChangeAsync(
            host,
            Update("Account", child, new { ParentId = loser }),
            Update("Account", loser, new { Industry = "Retail" }),
            Create("Contact", new { LastName = "Dee", AccountId = loser }),
            Create("ObjectTerritory2Association", new { ObjectId = loser, Territory2Id = model["region"], AssociationCause = "Territory2Manual" }),
            Create("AccountTeamMember", new { AccountId = winner, UserId = model["ann"] }),
            Create("AccountTeamMember", new { AccountId = loser, UserId = model["ann"] }),
            Create("AccountTeamMember", new { AccountId = loser, UserId = model["bob"] }),
            Create("Opportunity", new { Name = "Deal", AccountId = loser, Amount = 70, CloseDate = "2027-02-01", StageName = "Proposal", Territory2Id = model["south"] }));
        var before = await ForecastAsync();
        await Refused.WithAsync(HttpStatusCode.BadRequest, "account.merge-with-itself", await host.Planner.PostAsync(host.In("/live/accounts/mergers"), new { winnerId = winner, loserIds = new[] { winner } }));

        var done = await host.Planner.PostAsync<MergeAccounts.Reply>(host.In("/live/accounts/mergers"), new { winnerId = winner, loserIds = new[] { loser }, reason = "Bought" });
        Assert.Equal(
            ["Account 1", "AccountTeamMember 1", "Contact 1", "ObjectTerritory2Association 1", "Opportunity 1"],
            done.Moved.Select(one => $"{one.Type} {one.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(["Industry"], done.Filled);
        Assert.Equal(["north+region", "", "south"], await TerritoriesAsync(host, model, accounts));
        Assert.Equal(winner, Text(await GetAsync(host, "Account", child), "ParentId"));
        Assert.Equal(2, (await ListAsync(host, "AccountTeamMember", $"&field=AccountId&value={winner}")).Count);
        Assert.Equal(before.Rows, (await ForecastAsync()).Rows);
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await host.Planner.GetAsync(host.In($"/live/records/Account/{loser}")));
        Assert.NotEmpty(await host.Planner.GetAsync<List<ReadRecords.Version>>(host.In($"/live/records/Account/{loser}/versions")));

        await host.Planner.PostAsync<ModelMoves.RevertReply>(host.In($"/live/acts/{done.Act}/revert"), new { });
        Assert.Equal(["north", "region+south", "south"], await TerritoriesAsync(host, model, accounts));
        Assert.Equal(loser, Text(await GetAsync(host, "Account", child), "ParentId"));
    }

    [Fact]
    public async Task A_part_of_a_split_account_takes_what_is_named_for_it_and_the_rules_place_it()
    {
        var (model, accounts) = await StartAsync("ME", "TX");
        var made = await ChangeAsync(
            host,
            Create("Opportunity", new { Name = "Stays", AccountId = accounts[0], Amount = 30, CloseDate = "2027-02-01", StageName = "Proposal", Territory2Id = model["north"] }),
            Create("Opportunity", new { Name = "Goes", AccountId = accounts[0], Amount = 70, CloseDate = "2027-02-01", StageName = "Proposal", Territory2Id = model["north"] }),
            Create("AccountTeamMember", new { AccountId = accounts[0], UserId = model["ann"] }));
        var before = await ForecastAsync();
        object Part(string account, string opportunity) => new { parts = new[] { new { name = $"{account} South", fields = new { BillingState = "TX" }, opportunityIds = new[] { opportunity }, isBelow = true } } };

        await Refused.WithAsync(HttpStatusCode.BadRequest, "account.not-its-own", await host.Planner.PostAsync(host.In($"/live/accounts/{accounts[1]}/parts"), Part("x", made.Ids[1])));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "account.no-parts", await host.Planner.PostAsync(host.In($"/live/accounts/{accounts[0]}/parts"), new { parts = Array.Empty<object>() }));
        var done = await host.Planner.PostAsync<SplitAccount.Reply>(host.In($"/live/accounts/{accounts[0]}/parts"), Part("Acme", made.Ids[1]));

        var part = Assert.Single(done.Parts);
        Assert.Equal((1, 70m, "South"), (part.Opportunities, part.Amount, Assert.Single(part.Territories)));
        Assert.Equal(["north", "south"], await TerritoriesAsync(host, model, accounts[0], part.Id));
        Assert.Equal(accounts[0], Text(await GetAsync(host, "Account", part.Id), "ParentId"));
        var page = await host.Viewer.GetAsync<ReadAccount.Reply>(host.In($"/live/accounts/{part.Id}"));
        Assert.Equal(("Goes", "Ann Ames", accounts[0]), (Assert.Single(page.Opportunities).Name, Assert.Single(page.Team).Name, page.Parent!.Id));
        Assert.Equal(before.Rows, (await ForecastAsync()).Rows);
    }

    [Fact]
    public async Task Revenue_splits_total_a_hundred_percent_and_overlay_splits_are_free()
    {
        var (model, accounts) = await StartAsync("ME");
        var deal = (await ChangeAsync(host, Create("Opportunity", new { Name = "Deal", AccountId = accounts[0], Amount = 100.01, CloseDate = "2027-02-01", StageName = "Proposal" }))).Ids[0];
        Task<HttpResponseMessage> TryAsync(decimal ann, decimal bob, decimal overlay) => host.Planner.PostAsync(
            host.In($"/live/opportunities/{deal}/splits"),
            new { revenue = new[] { new { userId = model["ann"], percent = ann }, new { userId = model["bob"], percent = bob } }, overlay = new[] { new { userId = model["bob"], percent = overlay } } });

        var refused = await Refused.WithAsync(HttpStatusCode.BadRequest, "split.total", await TryAsync(50, 40, 250));
        Assert.Contains("total 90 %, not 100 %: Ann Ames 50 %, Bob Bell 40 %", refused.Detail, StringComparison.Ordinal);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "split.share", await TryAsync(120, -20, 0));
        Assert.Empty(await ListAsync(host, "OpportunitySplit", $"&field=OpportunityId&value={deal}"));

        await ApiClient.ReadAsync<SetSplits.Reply>(await TryAsync(50, 50, 250));
        Assert.Equal([50m, 50.01m, 250.03m], await AmountsAsync());
        Assert.Equal(2, (await ListAsync(host, "OpportunityTeamMember", $"&field=OpportunityId&value={deal}")).Count);
        await ChangeAsync(host, Update("Opportunity", deal, new { Amount = 200 }));
        Assert.Equal([100m, 100m, 500m], await AmountsAsync());
        var anns = (await ListAsync(host, "OpportunitySplit", $"&field=OpportunityId&value={deal}")).Single(split => Text(split, "SplitOwnerId") == model["ann"]);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "split.total", await TryChangeAsync(host, Delete("OpportunitySplit", anns.Id)));

        async Task<decimal[]> AmountsAsync() =>
            [.. (await ListAsync(host, "OpportunitySplit", $"&field=OpportunityId&value={deal}")).Select(split => ((JsonElement)split.Fields["SplitAmount"]!).GetDecimal()).Order()];
    }

    private async Task<(Dictionary<string, string> Model, string[] Accounts)> StartAsync(params string[] states)
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        return (model, await AccountsAsync(host, states));
    }

    private Task<ReadForecast.Reply> ForecastAsync() => host.Viewer.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2027-01-01&to=2027-03-31"));
}
