using System.Net;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.Governance.Requests;
using Bailiwick.Server.Management.Governance.Reviews;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Management.LiveModelling;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>Proposals by managers and sellers, approvals by size, what is stale, and the quarterly review, over HTTP.</summary>
public sealed class RequestTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_manager_proposes_a_move_and_a_planner_approves_it_as_one_act_that_totals_survive()
    {
        var ids = await Patching.ModelAsync(host);
        await LimitAsync(new Settings.Values());
        var before = await ForecastAsync();
        var request = await ProposeAsync(host.Manager, Move(ids, "coastAccount", "coast", "hills"), "Sal has no time for it");
        Assert.Equal((RequestState.Proposed, "accounts", 1, 1000m, "manager", false), (request.State, request.Kind, request.Accounts, request.Amount, request.Needs, request.MayDecide));
        Assert.Contains("Harbor Foods: Coast to Hills", request.Lines);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "management.own-request", await host.Manager.PostAsync(host.In($"/live/requests/{request.Number}/approval"), new { }));
        await host.Planner.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{request.Number}/comments"), new { text = "Makes sense" });

        var approved = await host.Planner.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{request.Number}/approval"), new { text = "Done" });

        Assert.Equal(RequestState.Approved, approved.State);
        Assert.Equal(["proposed", "commented", "approved"], approved.Notes.Select(note => note.Kind));
        Assert.Equal(["hills"], (await TerritoriesAsync(host, ids, ids["coastAccount"])).Select(one => one));
        Assert.Equal(ids["hills"], Text(await GetAsync(host, "Opportunity", ids["deal"]), "Territory2Id"));
        Assert.Equal(before, await ForecastAsync());
        var act = (await host.Planner.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items[0];
        Assert.Equal((approved.Act, "request", "Sal has no time for it"), (act.Number, act.Kind, act.Reason));
        await Refused.WithAsync(HttpStatusCode.Conflict, "management.request-decided", await host.Planner.PostAsync(host.In($"/live/requests/{request.Number}/approval"), new { }));

        async Task<ReadForecast.Figures> ForecastAsync() => (await host.Viewer.GetAsync<ReadForecast.Reply>(host.In("/live/forecast?from=2027-01-01&to=2027-03-31"))).Total;
    }

    [Fact]
    public async Task A_request_whose_account_changed_is_stale_and_changes_nothing()
    {
        var ids = await Patching.ModelAsync(host);
        var request = await ProposeAsync(host.Manager, Move(ids, "coastAccount", "coast", "hills"), "Closer");
        await ChangeAsync(host, Update("Account", ids["coastAccount"], new { Rating = "Hot" }));
        var acts = (await host.Planner.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items[0].Number;

        await Refused.WithAsync(HttpStatusCode.Conflict, "management.request-stale", await host.Planner.PostAsync(host.In($"/live/requests/{request.Number}/approval"), new { }));

        Assert.Equal(RequestState.Stale, (await host.Planner.GetAsync<ChangeRequests.Info>(host.In($"/live/requests/{request.Number}"))).State);
        Assert.Equal(["coast"], await TerritoriesAsync(host, ids, ids["coastAccount"]));
        Assert.Equal(acts, (await host.Planner.GetAsync<Page<LiveActInfo>>(host.In("/live/acts?limit=1"))).Items[0].Number);
    }

    [Fact]
    public async Task What_a_manager_may_not_approve_for_its_size_goes_to_operations()
    {
        var ids = await Patching.ModelAsync(host);
        await ChangeAsync(host, Create("TerritoryAdminAssignment", new { UserOrGroupId = ids["seller"], Territory2Id = ids["west"], Territory2ModelId = ids["model"], CanPropose = true }));
        await LimitAsync(new Settings.Values(ManagerAccounts: 5, ManagerAmount: 999));
        var large = await ProposeAsync(host.Seller, Move(ids, "coastAccount", "coast", "hills"), "Too far for me");
        var small = await ProposeAsync(host.Seller, Move(ids, "hillsAccount", "hills", "coast"), "Near me");
        Assert.Equal(("operations", "manager"), (large.Needs, small.Needs));

        await Refused.WithAsync(HttpStatusCode.Forbidden, "management.needs-operations", await host.Manager.PostAsync(host.In($"/live/requests/{large.Number}/approval"), new { }));
        Assert.Equal(RequestState.Approved, (await host.Manager.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{small.Number}/approval"), new { })).State);
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.no-reason", await host.Planner.PostAsync(host.In($"/live/requests/{large.Number}/refusal"), new { }));
        Assert.Equal(RequestState.Refused, (await host.Planner.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{large.Number}/refusal"), new { text = "Stay" })).State);
        Assert.Equal(["coast"], await TerritoriesAsync(host, ids, ids["hillsAccount"]));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Seller.PostAsync(host.In($"/live/requests/{large.Number}/approval"), new { }));
    }

    [Fact]
    public async Task Nobody_proposes_about_what_is_outside_the_patch_or_sees_requests_about_it()
    {
        var ids = await Patching.ModelAsync(host);
        await TryAsync(HttpStatusCode.NotFound, "management.record-not-found", Move(ids, "coastAccount", "coast", "east"));
        await TryAsync(HttpStatusCode.NotFound, "management.record-not-found", Move(ids, "eastAccount", "coast", "hills"));
        await TryAsync(HttpStatusCode.NotFound, "management.record-not-found", new { disqualified = new { accountIds = new[] { ids["eastAccount"] } } });
        await TryAsync(HttpStatusCode.NotFound, "management.record-not-found", new { people = new { action = "leaves", userId = ids["other"], on = "2027-01-01" } });
        await TryAsync(HttpStatusCode.Conflict, "management.account-not-there", Move(ids, "hillsAccount", "coast", "west"));
        await TryAsync(HttpStatusCode.BadRequest, "management.nothing-proposed", new { });
        var hidden = await ProposeAsync(host.Planner, Move(ids, "eastAccount", "east", "hills"), "Swap");

        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-request", await host.Manager.GetAsync(host.In($"/live/requests/{hidden.Number}")));
        Assert.DoesNotContain(await host.Manager.GetAsync<List<ChangeRequests.Info>>(host.In("/live/requests")), one => one.Number == hidden.Number);
        Assert.Contains(await host.Viewer.GetAsync<List<ChangeRequests.Info>>(host.In("/live/requests")), one => one.Number == hidden.Number);

        async Task TryAsync(HttpStatusCode status, string code, object content) => await Refused.WithAsync(status, code, await host.Manager.PostAsync(host.In("/live/requests"), new { content, reason = "Why not" }));
    }

    [Fact]
    public async Task People_moves_and_disqualifications_are_proposed_too()
    {
        var ids = await Patching.ModelAsync(host);
        var leaves = await ProposeAsync(host.Manager, new { people = new { action = "leaves", userId = ids["seller"], on = "2027-03-01", successorId = ids["manager"], successorKind = "temporaryCover" } }, "She goes to school");
        var out1 = await ProposeAsync(host.Manager, new { disqualified = new { accountIds = new[] { ids["hillsAccount"] } } }, "Bankrupt");
        await host.Planner.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{leaves.Number}/approval"), new { });
        await host.Planner.PostAsync<ChangeRequests.Info>(host.In($"/live/requests/{out1.Number}/approval"), new { });

        Assert.Equal([""], await TerritoriesAsync(host, ids, ids["hillsAccount"]));
        var tree = await host.Planner.GetAsync<ReadTerritories.Tree>(host.In($"/live/models/{ids["model"]}/tree?on=2027-03-01"));
        Assert.Equal("Mona Manager", Assert.Single(tree.Nodes.Single(node => node.Name == "Coast").People).Name);
    }

    [Fact]
    public async Task A_quarter_is_reviewed_with_what_changed_and_items_to_tick()
    {
        await Patching.ModelAsync(host);
        var quarter = $"{DateTime.UtcNow:yyyy}-Q{((DateTime.UtcNow.Month - 1) / 3) + 1}";
        var opened = await host.Planner.PostAsync<QuarterReviews.Reply>(host.In($"/live/reviews/{quarter}"), new { });
        Assert.True(opened.Entered >= 3 && opened.Began >= 3, $"{opened.Entered} {opened.Began}");
        Assert.Contains(opened.Acts, one => one.Kind == "activate");
        var item = (await host.Planner.PostAsync<QuarterReviews.Reply>(host.In($"/live/reviews/{quarter}/items"), new { kind = "task", words = "Fill Hills" })).Items[^1];
        (await host.Planner.Http.PutAsync(host.In($"/live/reviews/{quarter}/items/{item.Place}"), Json(new { done = true }), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var kept = await host.Viewer.GetAsync<QuarterReviews.Reply>(host.In($"/live/reviews/{quarter}"));

        Assert.Equal(("Fill Hills", true), (kept.Items[^1].Words, kept.Items[^1].DoneBy is not null));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "management.bad-quarter", await host.Viewer.GetAsync(host.In("/live/reviews/2026-5")));
        await Refused.WithAsync(HttpStatusCode.NotFound, "management.no-review", await host.Viewer.GetAsync(host.In("/live/reviews/2001-Q1")));
    }

    private static object Move(Dictionary<string, string> ids, string account, string from, string into) => new { accounts = new { accountIds = new[] { ids[account] }, from = ids[from], into = ids[into] } };

    private Task<ChangeRequests.Info> ProposeAsync(ApiClient client, object content, string reason) =>
        client.PostAsync<ChangeRequests.Info>(host.In("/live/requests"), new { content, reason, due = "2027-01-15" });

    private async Task LimitAsync(Settings.Values values) =>
        (await host.Planner.Http.PutAsync(host.In("/live/governance"), Json(values), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static System.Net.Http.Json.JsonContent Json(object body) => System.Net.Http.Json.JsonContent.Create(body, body.GetType(), options: WireJson.Options);
}
