using System.Net;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Server.Management.Routing;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Routing;

/// <summary>Leads find their account, territory and owner, and every decision can be read.</summary>
public sealed class RoutingTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_lead_goes_where_its_account_is_else_where_the_rules_say_and_the_log_tells_why()
    {
        var model = await ActiveAsync();
        var account = (await ChangeAsync(host, Create("Account", new { Name = "Umbrella Foods", Website = "https://umbrella.example", BillingState = "TX" }))).Ids[0];
        var leads = (await ChangeAsync(
            host,
            Create("Lead", new { LastName = "Kim", Company = "Someone", Email = "kim@umbrella.example", State = "ME" }),
            Create("Lead", new { LastName = "Lee", Company = "Nobody Known", State = "VT" }),
            Create("Lead", new { LastName = "Mo", Company = "Nowhere at all", State = "ZZ" }))).Ids;

        var tried = await host.Viewer.PostAsync<RouteLeads.Decision>(host.In("/live/leads/routing/tries"), new { lead = leads[0] });
        Assert.Equal((RouteVerdict.ByAccount, account, "South", model["bob"]), (tried.Verdict, tried.AccountId, tried.Territory, tried.OwnerId));
        Assert.Null(Text(await GetAsync(host, "Lead", leads[0]), "OwnerId"));
        var unsaved = await host.Viewer.PostAsync<RouteLeads.Decision>(host.In("/live/leads/routing/tries"), new { fields = new { Company = "Umbrella Food", State = "ME" } });
        Assert.Equal((RouteVerdict.ByRules, "North"), (unsaved.Verdict, unsaved.Territory));
        Assert.False(Assert.Single(unsaved.Matches).IsEnough);

        var routed = await RouteAsync([.. leads]);
        Assert.Equal([RouteVerdict.ByAccount, RouteVerdict.ByRules, RouteVerdict.Nobody], routed.Decisions.Select(one => one.Verdict));
        Assert.Equal([model["bob"], model["ann"], null], await OwnersAsync(leads));
        var log = await host.Viewer.GetAsync<Page<ReadDecisions.Logged>>(host.In($"/live/leads/routing?lead={leads[0]}"));
        var logged = Assert.Single(log.Items);
        Assert.Equal((routed.Act, "Umbrella Foods", 60, "South", "Bob Bell"), (logged.Act, logged.Account, logged.Score, logged.Territory, logged.Owner));
        Assert.Equal(routed.Decisions[0].Steps, logged.Steps);
        Assert.Contains("same domain umbrella.example (+60)", logged.Steps[0], StringComparison.Ordinal);
        Assert.Equal("Nobody is left: the lead stays with its owner.", routed.Decisions[2].Steps[^1]);
    }

    [Fact]
    public async Task Leads_at_once_never_get_the_same_turn_and_capacity_and_absence_count()
    {
        var model = await ActiveAsync();
        var made = await ChangeAsync(
            host,
            Create("LeadQueue", new { Name = "Inbound", DeveloperName = $"Q{Guid.NewGuid():N}" }, "queue"),
            Create("LeadQueueMember", new { LeadQueueId = "@queue", UserId = model["ann"], Capacity = 3 }),
            Create("LeadQueueMember", new { LeadQueueId = "@queue", UserId = model["bob"], Capacity = 1 }),
            Create("LeadRoute", new { Name = "All", Target = "RoundRobin", LeadQueueId = "@queue" }));
        var leads = await LeadsAsync(8);
        await Task.WhenAll(leads.Select(lead => RouteAsync(lead)));
        Assert.Equal((6, 2), Counts(await OwnersAsync(leads)));

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await ChangeAsync(host, Create("UserAbsence", new { UserId = model["ann"], StartDate = today, EndDate = today.AddDays(1) }), Update("LeadQueueMember", made.Ids[2], new { MostOpen = 4 }));
        var more = await LeadsAsync(3);
        var routed = await RouteAsync([.. more]);
        Assert.Equal([model["bob"], model["bob"], made.Ids[0]], await OwnersAsync(more));
        Assert.Contains("Ann Ames is away", string.Join(' ', routed.Decisions[0].Steps), StringComparison.Ordinal);
        Assert.Contains("Bob Bell has no room", string.Join(' ', routed.Decisions[2].Steps), StringComparison.Ordinal);
        await ChangeAsync(host, Delete("LeadRoute", made.Ids[3]));

        (int Ann, int Bob) Counts(IReadOnlyList<string?> owners) => (owners.Count(owner => owner == model["ann"]), owners.Count(owner => owner == model["bob"]));
        Task<IReadOnlyList<string>> LeadsAsync(int count) => AddAsync([.. Enumerable.Range(0, count).Select(one => Create("Lead", new { LastName = $"L{one}", Company = $"Zzyzx {Guid.NewGuid():N}" }))]);
    }

    [Fact]
    public async Task Leads_match_accounts_as_they_are_after_every_change()
    {
        await ActiveAsync();
        var mark = $"Q{Guid.NewGuid():N}"[..9];
        var account = (await AddAsync([Create("Account", new { Name = $"{mark} Works", Website = $"https://{mark}.example" })]))[0];
        Assert.Equal(($"{mark} Works", 100), await MatchAsync());
        await ChangeAsync(host, Update("Account", account, new { Name = "Other name" }));
        Assert.Equal(("Other name", 60), await MatchAsync());
        var twin = (await AddAsync([Create("Account", new { Name = $"{mark} Works", Website = $"https://{mark}.example" })]))[0];
        Assert.Equal(($"{mark} Works", 100), await MatchAsync());
        await ChangeAsync(host, Delete("Account", twin));
        Assert.Equal(("Other name", 60), await MatchAsync());
        await ChangeAsync(host, Delete("Account", account));
        Assert.Null(await MatchAsync());

        async Task<(string, int)?> MatchAsync()
        {
            var tried = await host.Viewer.PostAsync<RouteLeads.Decision>(host.In("/live/leads/routing/tries"), new { fields = new { Company = $"{mark} Works", Email = $"kim@{mark}.example" } });
            return tried.Account is null ? null : (tried.Account, tried.Score);
        }
    }

    [Fact]
    public async Task What_cannot_be_routed_is_refused()
    {
        await ActiveAsync();
        await Refused.WithAsync(HttpStatusCode.BadRequest, "routing.no-queue", await TryChangeAsync(host, Create("LeadRoute", new { Name = "Bad", Target = "Queue" })));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.record-not-found", await host.Planner.PostAsync(host.In("/live/leads/routing"), new { leads = new[] { "00Q000000000000AAA" } }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "routing.nothing-asked", await host.Viewer.GetAsync(host.In("/live/look-up")));
    }

    [Fact]
    public async Task A_place_or_an_account_is_looked_up_with_the_team_of_any_day()
    {
        var model = await ActiveAsync();
        var account = (await AddAsync([Create("Account", new { Name = "Here", BillingState = "TX" })]))[0];
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var byPlace = await LookUpAsync("postalCode=04101&state=ME&country=USA");
        var north = Assert.Single(byPlace.Territories);
        Assert.Equal(["Region", "North"], north.Path);
        Assert.Equal("Ann Ames", Assert.Single(north.Team).Name);
        Assert.Equal(byPlace.Territories[0].Id, (await LookUpAsync("postalCode=04101&state=ME&country=USA")).Territories[0].Id);
        Assert.Equal("South", Assert.Single((await LookUpAsync($"account={account}")).Territories).Name);
        Assert.Empty((await LookUpAsync("postalCode=99999&state=ZZ")).Territories);

        await host.Planner.PostAsync<object>(host.In("/live/people-moves"), new { action = "leaves", userId = model["ann"], on = today.AddDays(5), successorId = model["bob"], successorKind = "regular" });
        Assert.Equal("Ann Ames", Assert.Single((await LookUpAsync("postalCode=04101&state=ME")).Territories[0].Team).Name);
        Assert.Equal("Bob Bell", Assert.Single((await LookUpAsync($"postalCode=04101&state=ME&on={today.AddDays(6):yyyy-MM-dd}")).Territories[0].Team).Name);
    }

    private async Task<Dictionary<string, string>> ActiveAsync()
    {
        var model = await ModelAsync(host);
        await ActivateAsync(host, model["model"], swap: true);
        return model;
    }

    private async Task<IReadOnlyList<string>> AddAsync(object[] changes) => (await ChangeAsync(host, changes)).Ids;

    private Task<RouteLeads.Reply> RouteAsync(params string[] leads) => host.Planner.PostAsync<RouteLeads.Reply>(host.In("/live/leads/routing"), new { leads });

    private async Task<IReadOnlyList<string?>> OwnersAsync(IReadOnlyList<string> leads)
    {
        var owners = new List<string?>();
        foreach (var lead in leads)
        {
            owners.Add(Text(await GetAsync(host, "Lead", lead), "OwnerId"));
        }

        return owners;
    }

    private Task<LookUp.Reply> LookUpAsync(string query) => host.Viewer.GetAsync<LookUp.Reply>(host.In($"/live/look-up?{query}"));
}
