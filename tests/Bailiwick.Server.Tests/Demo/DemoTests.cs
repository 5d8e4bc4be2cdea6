using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Demo;

public sealed class DemoTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_new_workspace_gets_the_hospitals_on_forty_balanced_territories()
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
        var info = Assert.Single((await client.GetAsync<Page<AlignmentInfo>>($"{path}/alignments")).Items);
        var alignment = await client.GetAsync<Alignment>($"{path}/alignments/{info.Id}");
        Assert.Equal(44, alignment.Tree.Count);
        Assert.Equal(1, alignment.Revision);
        Assert.Equal(0, alignment.Totals[0].Units);
        var health = await client.GetAsync<Health>($"{path}/alignments/{info.Id}/health");
        Assert.InRange(health.Score.Measures.Single(measure => measure.Key == alignment.Balance.Measure).OutOfTolerance, 0, 2);
        var targets = Assert.Single((await client.GetAsync<Page<TargetPlanInfo>>($"{path}/target-plans")).Items);
        var figures = (await client.GetAsync<TargetPlan>($"{path}/target-plans/{targets.Id}")).Figures!;
        Assert.Equal((48_000_000m, 0m, 7154, 6064), (figures.Allocated, figures.Unallocated, figures.Accounts, figures.Eligible));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{job.EndedAt - job.StartedAt}, worst {health.Score.Measures.Single(measure => measure.Key == alignment.Balance.Measure)}, extra pieces {health.Score.ExtraPieces}");
    }
}
