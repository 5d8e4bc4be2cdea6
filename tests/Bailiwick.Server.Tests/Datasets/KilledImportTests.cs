using Bailiwick.Server.Datasets;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>The service killed in the middle of an import, and started again.</summary>
public sealed class KilledImportTests
{
    private const string Email = "ada@example.org";
    private const int Rows = 400_000;

    [Fact]
    public async Task A_killed_import_leaves_nothing_and_is_done_once_by_the_next_start()
    {
        using var data = new DataFolder().Open();
        string workspace;
        Guid job;
        await using (var first = await ServerProcess.StartAsync(data.Path))
        {
            using var client = ApiClient.Anonymous(first.Address);
            var session = await client.TakeSessionAsync(await client.PostAsync(
                "/api/setup", new { setupCode = first.SetupCode, email = Email, name = "Ada", password = ServerHost.Password, workspaceName = "Test" }));
            workspace = $"/api/workspaces/{session.Workspaces.Single().WorkspaceId}";
            var upload = await Importing.SendAsync(client, workspace, InterruptedImportTests.LongFile(Rows));
            var request = await Importing.ProposeAsync(client, workspace, upload.Id, "Killed");
            await using var gate = await TableGate.CloseAsync(data.Connection, "datasets");
            job = (await client.PostAsync<JobInfo>($"{workspace}/imports", request)).Id;
            while (await client.GetAsync<JobInfo>($"{workspace}/jobs/{job}") is { State: JobState.Queued } or { State: JobState.Running, Fraction: 0 })
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            Assert.Equal(JobState.Running, (await client.GetAsync<JobInfo>($"{workspace}/jobs/{job}")).State);
            Assert.Empty((await client.GetAsync<Page<WorkspaceDatasets.Shown>>($"{workspace}/datasets")).Items);
            await first.KillAsync();
        }

        await using var second = await ServerProcess.StartAsync(data.Path);
        using var again = ApiClient.Anonymous(second.Address);
        await again.SignInAsync(Email, ServerHost.Password);
        var ended = await Importing.EndAsync(again, workspace, job);
        Assert.Equal(JobState.Succeeded, ended.State);
        var dataset = Assert.Single((await again.GetAsync<Page<WorkspaceDatasets.Shown>>($"{workspace}/datasets")).Items);
        Assert.Equal((ended.DatasetId, Rows, Rows), (dataset.Id, dataset.Rows, dataset.Placed.Given));
        await second.StopAsync();
    }
}
