using System.Net;
using System.Net.Http.Json;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Bailiwick.Server.Tests.Quotas.QuotaPlanning;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Quotas;

/// <summary>What a seller and a manager receive, and how a seller answers.</summary>
public sealed class SellerTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_seller_sees_the_own_seat_of_approved_plans_and_the_accounts_of_its_territories()
    {
        var (plan, targets, _) = await SeatedAsync();
        var path = host.In($"/quota-plans/{plan.Id}");
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Seller.GetAsync(path));
        var other = await PlanAsync(host, Seats);
        await StepsAsync(host, other.Plan.Id, 1, "submit", "approve");
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await host.Seller.GetAsync(host.In($"/quota-plans/{other.Plan.Id}/evaluation")));

        await StepsAsync(host, plan.Id, 1, "submit", "approve");

        var listed = (await host.Seller.GetAsync<Page<QuotaPlanInfo>>(host.In("/quota-plans"))).Items;
        Assert.Contains(listed, one => one.Id == plan.Id && one.HoldsSeat);
        Assert.DoesNotContain(listed, one => one.Id == other.Plan.Id);
        Assert.Null((await host.Seller.GetAsync<QuotaPlan>(path)).Content);
        var own = await host.Seller.GetAsync<QuotaEvaluation>($"{path}/evaluation");
        var seat = Assert.Single(own.Seats);
        Assert.Equal(("ann", 6668m, AnswerState.Asked), (seat.Key, seat.Quota, seat.Answer!.State));
        Assert.True(own.Whole is null && own.Teams is { Count: 0 } && seat is { Baseline: null, HandedDown: null, Worked: null, Pay: null });

        var shown = host.In($"/target-plans/{targets.Id}");
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.plan-not-found", await host.Seller.GetAsync(shown));
        foreach (var (seen, state) in new[] { (1, "collecting"), (2, "published") })
        {
            await host.Planner.PostAsync<TargetPlan>($"{shown}/state", new { expectedRevision = seen, state });
        }

        Assert.Equal(["1", "5"], (await AccountsAsync(host, targets.Id, by: host.Seller)).Items.Select(account => account.Key));
        Assert.Null((await host.Seller.GetAsync<TargetPlan>(shown)).Settings);
        Assert.Equal(6000m, (await host.Seller.GetAsync<TargetRollUp>($"{shown}/roll-up")).Amount);
    }

    [Fact]
    public async Task Over_assignment_goes_down_level_by_level_and_a_manager_sees_what_the_own_team_was_handed()
    {
        var (plan, targets, territories) = await SeatedAsync();
        await StepsAsync(host, plan.Id, 1, "submit", "approve");
        var region = await BranchAsync(targets, territories[0]);

        var whole = await host.Planner.GetAsync<QuotaEvaluation>(host.In($"/quota-plans/{plan.Id}/evaluation"));

        // 24,000 x 1.0731 = 25,754 for 14,000 : 10,000; 15,023 x 1.0357 = 15,559 for 6,000 : 4,800 : 3,200.
        Assert.Equal(25_754m, whole.Whole!.HandedDown);
        Assert.Equal([(1, 15_023m, 15_559m), (1, 10_731m, 11_114m)], whole.Teams!.Select(team => (team.Level, team.Number, team.HandedDown)));
        Assert.Equal([6668m, 5335m, 3556m, 11_114m, 1667m], whole.Seats.Select(seat => seat.HandedDown!.Value));
        var own = await host.Manager.GetAsync<QuotaEvaluation>(host.In($"/quota-plans/{plan.Id}/evaluation"));
        Assert.Equal((region, 15_023m, 15_559m), own.Teams!.Select(team => (team.Area, team.Number, team.HandedDown)).Single());
        Assert.Equal(["ann", "bob", "cem", "eve"], own.Seats.Select(seat => seat.Key));
    }

    [Fact]
    public async Task Nothing_a_manager_or_seller_can_receive_holds_the_over_assignment_or_what_it_was_added_to()
    {
        var (plan, targets, territories) = await SeatedAsync();
        await StepsAsync(host, plan.Id, 1, "submit", "approve", "start");
        await BranchAsync(targets, territories[0]);
        var asked = 0;
        foreach (var route in Routes())
        {
            var path = route.Replace("{workspace:guid}", $"{host.Workspace}", StringComparison.Ordinal).Replace("{id:guid}", $"{plan.Id}", StringComparison.Ordinal)
                .Replace("{seat}", "ann", StringComparison.Ordinal) + $"?day=2027-12-31&type=0Db1&with={plan.Id}";
            foreach (var (client, hidden) in new[] { (host.Manager, Above), (host.Seller, [.. Above, "3.57", "Bob", "Cem", "To be filled", "Eve", "15023", "15559"]) })
            {
                var response = await client.GetAsync(path);
                Assert.True(response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.Forbidden, $"{path}: {(int)response.StatusCode}");
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.All(hidden, number => Assert.False(text.Contains(number, StringComparison.Ordinal), $"{path} shows {number}: {text}"));
                asked++;
            }
        }

        Assert.True(asked >= 20, $"Only {asked} answers were searched.");
    }

    [Fact]
    public async Task A_seller_answers_for_the_own_seat_and_a_new_approval_or_change_asks_again()
    {
        var (plan, _, _) = await SeatedAsync();
        var path = host.In($"/quota-plans/{plan.Id}/answers");
        Task<HttpResponseMessage> AnswerAsync(ApiClient by, string seat, string answer, string? comment = null) => by.PostAsync(path, new { seat, answer, comment });
        async Task<AnswerState?> StateAsync() => (await SeatsOfAsync(host, plan.Id))["ann"].Answer?.State;
        Assert.Null(await StateAsync());
        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.plan-not-found", await AnswerAsync(host.Seller, "ann", "accepted"));
        await Refused.WithAsync(HttpStatusCode.Conflict, "quota.not-approved", await AnswerAsync(host.Planner, "ann", "accepted"));
        var seen = await StepsAsync(host, plan.Id, 1, "submit", "approve");
        Assert.Equal(AnswerState.Asked, await StateAsync());

        await Refused.WithAsync(HttpStatusCode.NotFound, "quota.unknown-seat", await AnswerAsync(host.Seller, "bob", "accepted"));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "quota.not-your-seat", await AnswerAsync(host.Administrator, "ann", "accepted"));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.no-comment", await AnswerAsync(host.Seller, "ann", "disputed", " "));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "request.unreadable", await AnswerAsync(host.Seller, "ann", "asked"));
        var disputed = Assert.Single((await ApiClient.ReadAsync<QuotaAnswers.Reply>(await AnswerAsync(host.Seller, "ann", "disputed", "Account 5 is leaving"))).Items);
        Assert.Equal(("ann", SellerAnswer.Disputed, "Account 5 is leaving", true), (disputed.Seat, disputed.Answer, disputed.Comment, disputed.IsCurrent));

        seen = await StepsAsync(host, plan.Id, seen, "reopen", "submit", "approve", "start");
        Assert.Equal(AnswerState.Asked, await StateAsync());
        Assert.False((await host.Seller.GetAsync<QuotaAnswers.Reply>(path)).Items.Single().IsCurrent);
        await ApiClient.ReadAsync<QuotaAnswers.Reply>(await AnswerAsync(host.Seller, "ann", "accepted"));
        Assert.Equal(AnswerState.Accepted, (await SeatsOfAsync(host, plan.Id, host.Seller))["ann"].Answer!.State);
        Assert.Equal(["Disputed", "Accepted"], (await host.Planner.GetAsync<QuotaAnswers.Reply>(path)).Items.Select(one => $"{one.Answer}"));

        await host.Administrator.PostAsync<QuotaChanges.Reply>(host.In($"/quota-plans/{plan.Id}/changes"), new
        {
            expectedRevision = seen,
            from = "2027-07-01",
            reason = "Bob takes over a store",
            seats = new[] { new { seat = "ann", amount = 6568m }, new { seat = "bob", amount = 5435m } },
        });
        Assert.Equal(AnswerState.Asked, await StateAsync());
        var held = (await HeldAsync(host, plan.Id, "2027-07-01", host.Seller))["ann"];
        Assert.Equal((6568m, null, null), (held.Quota, held.Reason, held.Author));
    }

    [Fact]
    public async Task A_seat_is_held_by_a_member_of_the_workspace()
    {
        var (plan, _, territories) = await PlanAsync(host, Seats);

        await Refused.WithAsync(HttpStatusCode.BadRequest, "quota.bad-seat", await host.Planner.Http.PutAsync(
            host.In($"/quota-plans/{plan.Id}/content"), JsonContent.Create(new { expectedRevision = 1, content = Content(SeatsWith(territories, Guid.NewGuid())) }),
            TestContext.Current.CancellationToken));
    }

    // The percent of the level above, the company's number and what the region would have without it.
    private static string[] Above => ["7.31", "25754", "36000", "14000"];

    private IEnumerable<string> Routes() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && endpoint.RoutePattern.RawText!.Contains("/quota-plans", StringComparison.Ordinal)
        select endpoint.RoutePattern.RawText!;

    private async Task<(QuotaPlan Plan, TargetPlan Targets, int[] Territories)> SeatedAsync()
    {
        var seller = await host.IdOfAsync(Role.Seller);
        return await PlanOfAsync(host, territories => Content(SeatsWith(territories, seller), new { level = 1, percent = 7.31m }, new { level = 2, percent = 3.57m }));
    }

    // The manager answers for the region of a territory; the plan below is opened to the branches.
    private async Task<int> BranchAsync(TargetPlan targets, int territory)
    {
        await host.Planner.PostAsync<TargetPlan>(host.In($"/target-plans/{targets.Id}/state"), new { expectedRevision = 1, state = "collecting" });
        var alignment = await host.Planner.GetAsync<Server.Alignments.Wire.Alignment>(host.In($"/alignments/{targets.AlignmentId}"));
        var region = alignment.Tree.Single(area => area.Number == territory).Parent;
        var set = await host.Planner.Http.PutAsync(
            host.In($"/alignments/{targets.AlignmentId}/branches"), JsonContent.Create(new { branches = new[] { new { area = region, userId = await host.IdOfAsync(Role.Manager) } } }),
            TestContext.Current.CancellationToken);
        await ApiClient.ReadAsync<Branches.Reply>(set);
        return region;
    }
}
