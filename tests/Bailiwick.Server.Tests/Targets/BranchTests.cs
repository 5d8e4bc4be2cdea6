using System.Net;
using System.Net.Http.Json;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Who sees and enters what: leaders, managers of a branch, requests, states.</summary>
public sealed class BranchTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static Account[] Eight() => [.. Enumerable.Range(1, 8).Select(number => new Account($"{number}", number * 1000))];

    private static readonly object _settings = new { total = 31_337m, unit = 1m, overAssignmentPercent = 14.87m, weights = new[] { new { column = "revenue" } } };

    [Fact]
    public async Task A_draft_is_for_operations_a_published_plan_for_leaders_and_it_stands()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), _settings);
        var path = host.In($"/target-plans/{plan.Id}");
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.plan-not-found", await host.Viewer.GetAsync(path));
        Assert.DoesNotContain((await host.Viewer.GetAsync<Page<TargetPlanInfo>>(host.In("/target-plans"))).Items, info => info.Id == plan.Id);

        var published = await MoveAsync(plan.Id, 1, TargetPlanState.Published);

        Assert.Equal((TargetPlanState.Published, false), (published.State, published.CanEnter));
        var seen = await host.Viewer.GetAsync<TargetPlan>(path);
        Assert.Equal((35_997m, false), (seen.Figures!.HandedDown, seen.CanDefine));
        var run = Assert.Single((await host.Viewer.GetAsync<Page<TargetRun>>($"{path}/runs")).Items);
        Assert.Equal((2, alignment.Revision, 35_997m, 64, 64), (run.Revision, run.AlignmentRevision, run.Allocated, run.InputHash.Length, run.ResultDigest.Length));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.plan-stands", await TryEnterAsync(host, host.Planner, plan.Id, 2, Cell("1", "bottomUp", 1m)));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.bad-step", await host.Planner.PostAsync($"{path}/state", new { expectedRevision = 2, state = "collecting" }));

        // What was published reads as it was, whatever happens on the map.
        await Tests.Alignments.Planning.EditAsync(host, host.Planner, alignment, alignment.Revision, Tests.Alignments.Planning.Move(Territories(alignment)[3], 0));
        Assert.Equal(alignment.Revision, (await host.Viewer.GetAsync<TargetRollUp>($"{path}/roll-up")).AlignmentRevision);
        await MoveAsync(plan.Id, 2, TargetPlanState.Draft);
        Assert.Equal(alignment.Revision + 1, (await host.Planner.GetAsync<TargetRollUp>($"{path}/roll-up")).AlignmentRevision);
        var again = await host.Planner.PostAsync<TargetRun>($"{path}/runs", new { });
        Assert.Equal((run.InputHash, run.ResultDigest), (again.InputHash, again.ResultDigest));
    }

    [Fact]
    public async Task A_manager_sees_the_own_branch_only_and_nothing_that_tells_the_whole()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), _settings);
        await MoveAsync(plan.Id, 1, TargetPlanState.Collecting);
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.plan-not-found", await host.Manager.GetAsync(host.In($"/target-plans/{plan.Id}")));
        var region = await GrantFirstRegionAsync(alignment);
        await AskAsync(plan.Id, region);

        var accounts = await AccountsAsync(host, plan.Id, by: host.Manager);
        // The first region holds territories 1 and 2: accounts 1, 5, 2, 6.
        Assert.Equal(["1", "2", "5", "6"], accounts.Items.Select(account => account.Key).Order(StringComparer.Ordinal));
        Assert.Equal(13_998m + 1m, accounts.Amount);
        var rollUp = await host.Manager.GetAsync<TargetRollUp>(host.In($"/target-plans/{plan.Id}/roll-up?concentration=true"));
        Assert.Equal(3, rollUp.Areas.Count);
        Assert.Equal(accounts.Amount, rollUp.Amount);
        var column = await host.Manager.Http.GetByteArrayAsync(host.In($"/target-plans/{plan.Id}/columns/amount"), TestContext.Current.CancellationToken);
        Assert.Equal(4, Enumerable.Range(0, 8).Count(record => !double.IsNaN(BitConverter.ToDouble(column, record * 8))));
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.unknown-key", await host.Manager.GetAsync(host.In($"/target-plans/{plan.Id}/accounts/2/explanation")));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "target.whole-plan", await host.Manager.GetAsync(host.In($"/target-plans/{plan.Id}/reconciliation")));

        // Neither the total, nor what is handed down, nor the percent is anywhere in what a manager can receive.
        foreach (var path in new[] { "", "/accounts", "/roll-up?concentration=true", "/edits", "/runs", "/requests", "/accounts/0/explanation", "/exports/accounts.csv" })
        {
            var text = await host.Manager.Http.GetStringAsync(host.In($"/target-plans/{plan.Id}{path}"), TestContext.Current.CancellationToken);
            foreach (var hidden in new[] { "31337", "31,337", "35997", "35,997", "14.87" })
            {
                Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_manager_enters_where_asked_submits_and_is_asked_again()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), _settings);
        await MoveAsync(plan.Id, 1, TargetPlanState.Collecting);
        var region = await GrantFirstRegionAsync(alignment);
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.not-asked", await TryEnterAsync(host, host.Manager, plan.Id, 2, Cell("1", "bottomUp", 5m)));
        await AskAsync(plan.Id, region);

        var entered = await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Manager, plan.Id, 2, Cell("1", "bottomUp", 5m), Cell("1", "comment", null, "Lost to a rival")));

        Assert.Equal((3, 5m, "Lost to a rival"), (entered.Revision, entered.Accounts[0].BottomUp, entered.Accounts[0].Comment));
        Assert.Null(entered.Figures);
        await Refused.WithAsync(HttpStatusCode.Forbidden, "target.not-yours", await TryEnterAsync(host, host.Manager, plan.Id, 3, Cell("3", "bottomUp", 5m)));
        await Refused.WithAsync(HttpStatusCode.Forbidden, "target.operations-only", await TryEnterAsync(host, host.Manager, plan.Id, 3, Cell("1", "override", 5m, "x")));
        var state = host.In($"/target-plans/{plan.Id}/requests/{region}/state");
        await Refused.WithAsync(HttpStatusCode.Forbidden, "access.not-allowed", await host.Manager.PostAsync(state, new { state = "accepted" }));

        var submitted = await host.Manager.PostAsync<TargetRequests.Reply>(state, new { state = "submitted" });
        var request = Assert.Single(submitted.Items);
        Assert.Equal((TargetRequestState.Submitted, 4, 1, false), (request.State, request.Accounts, request.Answered, request.IsLate));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.not-asked", await TryEnterAsync(host, host.Manager, plan.Id, 3, Cell("1", "bottomUp", 6m)));
        await host.Planner.PostAsync<TargetRequests.Reply>(state, new { state = "returned", note = "And account 5?" });
        Assert.Equal(4, (await ApiClient.ReadAsync<TargetEditReply>(await TryEnterAsync(host, host.Manager, plan.Id, 3, Cell("5", "bottomUp", 0m)))).Revision);
        await host.Manager.PostAsync<TargetRequests.Reply>(state, new { state = "submitted" });
        Assert.Equal(TargetRequestState.Accepted, (await host.Planner.PostAsync<TargetRequests.Reply>(state, new { state = "accepted" })).Items[0].State);
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.bad-request-step", await host.Manager.PostAsync(state, new { state = "submitted" }));
        await Refused.WithAsync(HttpStatusCode.BadRequest, "target.past-due", await host.Planner.PostAsync(
            host.In($"/target-plans/{plan.Id}/requests"), new { areas = new[] { region }, due = "2020-01-01" }));
    }

    [Fact]
    public async Task An_alignment_with_plans_is_not_deleted_and_every_act_is_in_the_audit_log()
    {
        var (plan, alignment) = await PlanAsync(host, Eight(), _settings);
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 5m));

        await Refused.WithAsync(HttpStatusCode.Conflict, "alignment.in-use", await host.Planner.DeleteAsync(host.In($"/alignments/{alignment.Id}")));
        (await host.Planner.DeleteAsync(host.In($"/target-plans/{plan.Id}"))).EnsureSuccessStatusCode();
        (await host.Planner.DeleteAsync(host.In($"/alignments/{alignment.Id}"))).EnsureSuccessStatusCode();

        var audit = await host.Administrator.GetAsync<Page<ReadAudit.Entry>>(host.In("/audit?limit=500"));
        Assert.Equal(
            ["target-plan.deleted", "target-plan.edited", "target-plan.created"],
            audit.Items.Where(entry => entry.Subject == plan.Id.ToString()).Select(entry => entry.Action));
    }

    private Task<TargetPlan> MoveAsync(Guid plan, int seen, TargetPlanState state) =>
        host.Planner.PostAsync<TargetPlan>(host.In($"/target-plans/{plan}/state"), new { expectedRevision = seen, state });

    private async Task<int> GrantFirstRegionAsync(Alignment alignment)
    {
        var members = await host.Administrator.GetAsync<Page<Members.Member>>(host.In("/members"));
        var manager = members.Items.Single(member => member.Email == ServerHost.EmailOf(Role.Manager)).UserId;
        var region = alignment.Tree.First(area => area.Level == 0).Number;
        var set = await host.Planner.Http.PutAsync(
            host.In($"/alignments/{alignment.Id}/branches"), JsonContent.Create(new { branches = new[] { new { area = region, userId = manager } } }), TestContext.Current.CancellationToken);
        Assert.Equal(manager, Assert.Single((await ApiClient.ReadAsync<Branches.Reply>(set)).Items).UserId);
        return region;
    }

    private Task<TargetRequests.Reply> AskAsync(Guid plan, int area) => host.Planner.PostAsync<TargetRequests.Reply>(
        host.In($"/target-plans/{plan}/requests"), new { areas = new[] { area }, due = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(7)) });
}
