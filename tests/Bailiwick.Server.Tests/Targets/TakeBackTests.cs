using System.Net;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

public sealed class TakeBackTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly object _settings = new { total = 1000m, unit = 1m, weights = new[] { new { column = "revenue" } } };

    [Fact]
    public async Task Acts_are_taken_back_one_after_the_other_to_the_cent_and_done_again()
    {
        var (plan, _) = await PlanAsync(host, Equal(8), _settings);
        var bare = await AmountsAsync(host, plan.Id);
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 0m), Cell("2", "override", 77m, "Promised"));
        var entered = await AmountsAsync(host, plan.Id);
        var reply = await EnterAsync(host, plan.Id, 2, Cell("1", "bottomUp", 500m));
        Assert.Equal(("Entered 1 bottom-up", null), (reply.Undo, reply.Redo));

        var back = await TakeBackAsync(host.Planner, plan.Id, "undo", 3);
        Assert.Equal((4, "undo", "Took back: Entered 1 bottom-up"), (back.Revision, back.Edits[^1].Kind, back.Edits[^1].Summary));
        Assert.Equal(entered, await AmountsAsync(host, plan.Id));
        Assert.Equal("Took back: Entered 1 bottom-up", back.Redo);
        await TakeBackAsync(host.Planner, plan.Id, "undo", 4);
        Assert.Equal(bare, await AmountsAsync(host, plan.Id));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.nothing-to-take-back", await TryAsync(host.Planner, plan.Id, "undo", 5));

        await TakeBackAsync(host.Planner, plan.Id, "redo", 5);
        var again = (await AccountsAsync(host, plan.Id)).Items.Single(account => account.Key == "2");
        Assert.Equal((77m, "Promised", entered["1"]), (again.Override, again.OverrideReason, (await AmountsAsync(host, plan.Id))["1"]));
        await TakeBackAsync(host.Planner, plan.Id, "redo", 6);
        Assert.Equal(500m, (await AmountsAsync(host, plan.Id))["1"]);
        await TakeBackAsync(host.Planner, plan.Id, "undo", 7);
        await EnterAsync(host, plan.Id, 8, Cell("3", "bottomUp", 9m));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.nothing-to-take-back", await TryAsync(host.Planner, plan.Id, "redo", 9));
    }

    [Fact]
    public async Task What_somebody_else_has_changed_since_is_not_taken_back_and_others_acts_are_not_mine()
    {
        var (plan, _) = await PlanAsync(host, Equal(4), _settings);
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 5m), Cell("2", "bottomUp", 6m));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.nothing-to-take-back", await TryAsync(host.Administrator, plan.Id, "undo", 2));
        await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Administrator, plan.Id, 2, Cell("2", "bottomUp", 7m)));

        var problem = await Refused.WithAsync(HttpStatusCode.Conflict, "target.changed-since", await TryAsync(host.Planner, plan.Id, "undo", 3));

        Assert.Equal("2", DetailOf(problem, "account"));
        Assert.Equal((5m, 7m), ((await AmountsAsync(host, plan.Id))["1"]!.Value, (await AmountsAsync(host, plan.Id))["2"]!.Value));
    }

    [Fact]
    public async Task Settings_are_taken_back_too_but_not_in_a_plan_that_stands()
    {
        var (plan, _) = await PlanAsync(host, Equal(4), _settings);
        var set = await host.Planner.Http.PutAsync(
            host.In($"/target-plans/{plan.Id}/settings"),
            System.Net.Http.Json.JsonContent.Create(new { expectedRevision = 1, settings = new { total = 400m, unit = 1m, method = "even" } }),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(100m, (await AmountsAsync(host, plan.Id))["1"]);

        Assert.Equal(1000m, (await TakeBackAsync(host.Planner, plan.Id, "undo", 2)).Figures!.Allocated);
        Assert.Equal(400m, (await TakeBackAsync(host.Planner, plan.Id, "redo", 3)).Figures!.Allocated);
        Assert.NotNull((await host.Planner.GetAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}"))).Undo);
        await host.Planner.PostAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}/state"), new { expectedRevision = 4, state = "published" });
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.plan-stands", await TryAsync(host.Planner, plan.Id, "undo", 5));
        Assert.Null((await host.Planner.GetAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}"))).Undo);
    }

    private Task<HttpResponseMessage> TryAsync(ApiClient by, Guid plan, string what, int seen) => by.PostAsync(host.In($"/target-plans/{plan}/{what}"), new { expectedRevision = seen });

    private async Task<TargetEditReply> TakeBackAsync(ApiClient by, Guid plan, string what, int seen) => await ApiClient.ReadAsync<TargetEditReply>(await TryAsync(by, plan, what, seen));
}
