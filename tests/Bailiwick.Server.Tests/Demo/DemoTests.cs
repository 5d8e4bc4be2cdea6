using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Demo;

public sealed class DemoTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_new_workspace_gets_hospitals_on_forty_balanced_territories_and_stores_with_targets_and_quotas()
    {
        await using var host = await ServerHost.StartBareAsync(cluster, settings => settings with { Demo = true });
        using var client = ApiClient.Anonymous(host.Address);
        var code = await SetupCode.ReadAsync(host.Source, TestContext.Current.CancellationToken);
        var session = await client.TakeSessionAsync(await client.PostAsync(
            "/api/setup", new { setupCode = code, email = "ada@example.org", name = "Ada", password = ServerHost.Password, workspaceName = "Demo" }));
        var path = $"/api/workspaces/{session.Workspaces.Single().WorkspaceId}";
        JobInfo job;
        while ((job = Assert.Single((await client.GetAsync<Page<JobInfo>>($"{path}/jobs")).Items)).EndedAt is null)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(job.State == JobState.Succeeded, job.Problem?.Detail);
        var alignments = (await client.GetAsync<Page<AlignmentInfo>>($"{path}/alignments")).Items;
        Assert.Equal(2, alignments.Count);
        var info = alignments.Single(one => one.Name.StartsWith("Hospitals", StringComparison.Ordinal));
        var alignment = await client.GetAsync<Alignment>($"{path}/alignments/{info.Id}");
        Assert.Equal(44, alignment.Tree.Count);
        Assert.Equal(1, alignment.Revision);
        Assert.Equal(0, alignment.Totals[0].Units);
        var health = await client.GetAsync<Health>($"{path}/alignments/{info.Id}/health");
        Assert.InRange(health.Score.Measures.Single(measure => measure.Key == alignment.Balance.Measure).OutOfTolerance, 0, 2);
        var targets = Assert.Single((await client.GetAsync<Page<TargetPlanInfo>>($"{path}/target-plans?alignment={info.Id}")).Items);
        var figures = (await client.GetAsync<TargetPlan>($"{path}/target-plans/{targets.Id}")).Figures!;
        Assert.Equal((48_000_000m, 0m, 7154, 6064), (figures.Allocated, figures.Unallocated, figures.Accounts, figures.Eligible));
        await StoresAreThere(client, path, alignments.Single(one => one.Id != info.Id).Id);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{job.EndedAt - job.StartedAt}, worst {health.Score.Measures.Single(measure => measure.Key == alignment.Balance.Measure)}, extra pieces {health.Score.ExtraPieces}");
    }

    // Last twelve months by territory's people, grown by 8 %, to the thousand: France is 3,121,616.3202 x 1.08 = 3,371,345.63.
    private static async Task StoresAreThere(ApiClient client, string path, Guid id)
    {
        var alignment = await client.GetAsync<Alignment>($"{path}/alignments/{id}");
        Assert.Equal(["Company", "Group", "Territory", "Seat"], alignment.Levels);
        Assert.Equal((35, 0), (alignment.Tree.Count, alignment.Totals[0].Units));
        Assert.Equal(["Europe", "North America", "Pacific"], alignment.Tree.Where(area => area.Level == 1).Select(area => area.Name).Order(StringComparer.Ordinal));
        var plans = (await client.GetAsync<Page<TargetPlanInfo>>($"{path}/target-plans?alignment={id}")).Items;
        Assert.Equal(["What if 12 % growth", $"Stores {plans[1].FiscalYear}"], plans.Select(plan => plan.Name));
        var rollUp = await client.GetAsync<TargetRollUp>($"{path}/target-plans/{plans[1].Id}/roll-up");
        Assert.Equal((3_371_000m, 40), rollUp.Areas.Where(area => area.Name == "France").Select(area => (area.Amount, area.Accounts)).Single());
        Assert.Equal(rollUp.Amount, rollUp.Areas.Where(area => area.Level == 3).Sum(area => area.Amount));
        var asked = await client.GetAsync<Server.Targets.TargetRequests.Reply>($"{path}/target-plans/{plans[1].Id}/requests");
        Assert.Equal([(427 + 114, "North America"), (120, "Europe"), (40, "Pacific")], asked.Items.Select(one => (one.Accounts, one.Name)));
        var quota = Assert.Single((await client.GetAsync<Page<QuotaPlanInfo>>($"{path}/quota-plans")).Items);
        var evaluation = await client.GetAsync<QuotaEvaluation>($"{path}/quota-plans/{quota.Id}/evaluation");
        Assert.Equal((17, 3), (evaluation.Seats.Count, evaluation.Seats.Count(seat => seat.IsOverlay)));
        Assert.Equal(rollUp.Amount, evaluation.Seats.Where(seat => !seat.IsOverlay).Sum(seat => seat.Targets));
        Assert.Equal(0, evaluation.Seats.Single(seat => seat.Key == "284").Targets);
        await TheStoresAreLive(client, path);
    }

    // 35 areas become territories, 701 stores are in one seat each; what 278 had is vacant, and its leader answers for it.
    private static async Task TheStoresAreLive(ApiClient client, string path)
    {
        var model = Assert.Single((await client.GetAsync<Page<LiveRecordInfo>>($"{path}/live/records/Territory2Model")).Items);
        var tree = await client.GetAsync<ReadTerritories.Tree>($"{path}/live/models/{model.Id}/tree");
        Assert.Equal(("Active", 35, 701, 0), (tree.State, tree.Nodes.Count, tree.Accounts, tree.Unassigned));
        var vacant = tree.Nodes.Where(node => node.IsVacant).ToList();
        Assert.NotEmpty(vacant);
        Assert.All(vacant, node => Assert.Equal(("Sales leader 274", MembershipKind.Caretaker), (node.People.Single().Name, node.People.Single().Kind)));
        var year = DateTime.UtcNow.Year;
        var forecast = await client.GetAsync<ReadForecast.Reply>($"{path}/live/forecast?from={year}-01-01&to={year}-12-31");
        Assert.True(forecast.Total.Quota > 0);
        Assert.Equal(forecast.Total, forecast.Rows[0].RolledUp);
        Assert.True(forecast.Total.Closed + forecast.Total.Commit + forecast.Total.BestCase + forecast.Total.Pipeline > 0);
    }
}
