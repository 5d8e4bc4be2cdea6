using System.Net;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Alignments;
using Bailiwick.Server.Tests.Hosting;
using Xunit;
using static Bailiwick.Server.Tests.Targets.TargetPlanning;

namespace Bailiwick.Server.Tests.Targets;

/// <summary>Top-down against bottom-up, scenarios, and the map that moves targets in the same answer.</summary>
public sealed class ReconcileTests(ServerHost host) : IClassFixture<ServerHost>
{
    // Two territories of two accounts: 1 and 3 (30 and 30), 2 and 4 (20 and 20).
    private static readonly Account[] _four = [new("1", 300), new("2", 200), new("3", 300), new("4", 200)];
    private static readonly object _settings = new { total = 100m, unit = 1m, weights = new[] { new { column = "revenue" } } };

    [Fact]
    public async Task Both_numbers_of_every_area_stand_beside_the_reconciled_one_and_all_ways_keep_their_promise()
    {
        var (plan, territories) = await PlanOfTwoAsync();
        // The field says 20 for 1 and nothing for 3: 20 + 30 = 50 of 60; and 25 and 25 of 40.
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 20m), Cell("2", "bottomUp", 25m), Cell("4", "bottomUp", 25m));

        var equal = await ReconcileAsync(plan.Id, new { method = "leastSquares" });
        Assert.Equal((100m, 100m, 100m), Figures(equal, -1));
        // Each has 60 and 50, 40 and 50; halves of the differences, the whole stays 100.
        Assert.Equal((60m, 50m, 55m), Figures(equal, territories[0]));
        Assert.Equal((40m, 50m, 45m), Figures(equal, territories[1]));
        Assert.Equal((2, 1), (Node(equal, territories[0]).Accounts, Node(equal, territories[0]).Answered));

        var keep = await ReconcileAsync(plan.Id, new { method = "keep" });
        Assert.Equal([50m, 50m], territories.Select(area => Node(keep, area).Reconciled));
        Assert.True(Node(keep, territories[0]).NeedsDecision);
        var hold = await ReconcileAsync(plan.Id, new { method = "hold" });
        Assert.Equal([60m, 40m], territories.Select(area => Node(hold, area).Reconciled));
        Assert.True(Node(hold, territories[1]).NeedsDecision);
        var scale = await ReconcileAsync(plan.Id, new { method = "scale", nodes = new[] { new { area = territories[0], locked = 70m } } });
        Assert.Equal([70m, 30m], territories.Select(area => Node(scale, area).Reconciled));
        Assert.False(Node(scale, territories[1]).NeedsDecision);
    }

    [Fact]
    public async Task Confidence_decides_who_gives_way_and_applying_it_makes_the_areas_totals()
    {
        var (plan, territories) = await PlanOfTwoAsync();
        await EnterAsync(host, plan.Id, 1, Cell("1", "bottomUp", 30m), Cell("3", "bottomUp", 10m));
        var trusting = new { method = "leastSquares", nodes = new[] { new { area = territories[0], topDownConfidence = 1m, bottomUpConfidence = 3m } } };

        // Area 1: 60 with 1 and 40 with 3; area 2: 40 with 1; their sum 100. Least squares by hand: 45 and 40 weigh 4 and 1, 15 are missing: 48 and 52.
        var reconciled = await ReconcileAsync(plan.Id, trusting);
        Assert.Equal([48m, 52m], territories.Select(area => Node(reconciled, area).Reconciled));

        var applied = await host.Planner.PostAsync<TargetEditReply>(
            host.In($"/target-plans/{plan.Id}/reconciliation/apply"), new { expectedRevision = 2, reconcile = trusting, reason = "Agreed with the field" });
        Assert.Equal((3, 100m, 92m, 8m), (applied.Revision, applied.Figures!.Total, applied.Figures.Allocated, applied.Figures.Unallocated));
        Assert.Equal([26m, 26m], new[] { "2", "4" }.Select(key => AmountsAsync(host, plan.Id).Result[key]!.Value));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.undecided", await host.Planner.PostAsync(
            host.In($"/target-plans/{plan.Id}/reconciliation/apply"), new { expectedRevision = 3, reconcile = new { method = "hold" } }));
        await Refused.WithAsync(HttpStatusCode.Conflict, "target.settings-changed", await host.Planner.PostAsync(
            host.In($"/target-plans/{plan.Id}/reconciliation/apply"), new { expectedRevision = 2, reconcile = trusting }));
    }

    [Fact]
    public async Task Moving_an_account_answers_with_the_targets_of_the_plan_asked_about()
    {
        var accounts = _four;
        var alignment = await AlignAsync(host, await WriteAsync(host, accounts), 4, regions: 1, territories: 2);
        var plan = await PlanAsync(host, alignment, _settings);
        var territories = Territories(alignment);

        var reply = await host.Planner.PostAsync<Server.Alignments.Wire.EditReply>(
            host.In($"/alignments/{alignment.Id}/edits"),
            new { expectedRevision = alignment.Revision, act = Planning.Move(territories[1], 0), targetPlan = plan.Id });

        var totals = reply.Targets!.Areas.ToDictionary(area => area.Area, area => (area.Amount, area.Accounts));
        Assert.Equal((reply.Revision, (30m, 1), (70m, 3)), (reply.Targets.AlignmentRevision, totals[territories[0]], totals[territories[1]]));
        Assert.Equal((100m, 4), totals[alignment.Tree[0].Number]);
        var undone = await host.Planner.PostAsync<Server.Alignments.Wire.EditReply>(
            host.In($"/alignments/{alignment.Id}/undo"), new { expectedRevision = reply.Revision, targetPlan = plan.Id });
        Assert.Equal(60m, undone.Targets!.Areas.Single(area => area.Area == territories[0]).Amount);
        await Refused.WithAsync(HttpStatusCode.NotFound, "target.plan-not-found", await host.Planner.PostAsync(
            host.In($"/alignments/{alignment.Id}/edits"), new { expectedRevision = undone.Revision, act = Planning.Move(territories[1], 0), targetPlan = Guid.NewGuid() }));
        Assert.Equal(undone.Revision, (await host.Planner.GetAsync<Server.Alignments.Wire.Alignment>(host.In($"/alignments/{alignment.Id}"))).Revision);
    }

    [Fact]
    public async Task A_copy_is_a_scenario_of_its_own_and_differences_add_up()
    {
        var (plan, territories) = await PlanOfTwoAsync();
        await EnterAsync(host, plan.Id, 1, Cell("1", "override", 50m, "Contract signed"));

        var copy = await host.Planner.PostAsync<TargetPlan>(host.In($"/target-plans/{plan.Id}/copies"), new { name = "Without the contract" });
        await EnterAsync(host, copy.Id, copy.Revision, Cell("1", "override"));

        Assert.Equal((plan.Id, 2, 3), (copy.CopiedFrom!.Id, copy.CopiedFrom.Revision, copy.Revision));
        var compared = await host.Planner.GetAsync<CompareTargetPlans.Reply>(host.In($"/target-plans/comparison?left={plan.Id}&right={copy.Id}"));
        // With it 50, and of the other 50 by 2 : 3 : 2 (14 2/7, 21 3/7, 14 2/7) one unit more to the largest fraction: 14, 22, 14. Without: 30, 20, 30, 20.
        Assert.Equal((0m, 4), (compared.Difference, compared.AccountsThatDiffer));
        Assert.Equal([-20m, 8m, 6m, 6m], compared.Accounts.OrderBy(account => account.Difference == -20m ? 0 : 1).ThenByDescending(account => account.Difference).Select(account => account.Difference));
        Assert.Equal(0m, territories.Sum(area => compared.Areas.Single(one => one.Area == area).Difference));
        Assert.Equal(0m, compared.Accounts.Sum(account => account.Difference));
        Assert.Equal(50m, (await AmountsAsync(host, plan.Id))["1"]);
    }

    private async Task<(TargetPlan Plan, int[] Territories)> PlanOfTwoAsync()
    {
        var alignment = await AlignAsync(host, await WriteAsync(host, _four), 4, regions: 1, territories: 2);
        return (await PlanAsync(host, alignment, _settings), Territories(alignment));
    }

    private Task<TargetReconciliation> ReconcileAsync(Guid plan, object reconcile) =>
        host.Planner.PostAsync<TargetReconciliation>(host.In($"/target-plans/{plan}/reconciliation/preview"), new { reconcile });

    private static TargetReconciledNode Node(TargetReconciliation all, int area) => all.Nodes.Single(node => node.Area == area);

    private static (decimal TopDown, decimal? BottomUp, decimal Reconciled) Figures(TargetReconciliation all, int area) =>
        Node(all, area) is var node ? (node.TopDown, node.BottomUp, node.Reconciled) : default;
}
