using System.Text;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Tests.Datasets;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Management.Bulk;

/// <summary>The service killed in the middle of an import of live records, and started again.</summary>
public sealed class KilledBulkTests
{
    private const string Email = "ada@example.org";
    private const int Rows = 12_000;

    [Fact]
    public async Task A_killed_import_leaves_nothing_and_is_done_once_by_the_next_start()
    {
        using var data = new DataFolder().Open();
        string workspace;
        JobInfo job;
        await using (var first = await ServerProcess.StartAsync(data.Path))
        {
            using var client = ApiClient.Anonymous(first.Address);
            var session = await client.TakeSessionAsync(await client.PostAsync(
                "/api/setup", new { setupCode = first.SetupCode, email = Email, name = "Ada", password = ServerHost.Password, workspaceName = "Test" }));
            workspace = $"/api/workspaces/{session.Workspaces.Single().WorkspaceId}";
            var file = string.Join('\n', Enumerable.Range(1, Rows).Select(row => $"Account {row},{row}").Prepend("Name,AccountNumber"));
            var upload = await Importing.SendAsync(client, workspace, Encoding.UTF8.GetBytes(file));

            // All accounts are written by then; what became of them, and the job's end, are not.
            await using var gate = await TableGate.CloseAsync(data.Connection, "live_import_rows");
            job = await client.PostAsync<JobInfo>($"{workspace}/live/imports", new { uploadId = upload.Id, type = "Account", operation = "insert" });
            while (await client.GetAsync<JobInfo>($"{workspace}/jobs/{job.Id}") is { State: JobState.Queued } or { State: JobState.Running, Phase: not "checking" })
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            Assert.Equal(JobState.Running, (await client.GetAsync<JobInfo>($"{workspace}/jobs/{job.Id}")).State);
            Assert.Empty((await client.GetAsync<Page<LiveRecordInfo>>($"{workspace}/live/records/Account")).Items);
            await first.KillAsync();
        }

        await using var second = await ServerProcess.StartAsync(data.Path);
        using var again = ApiClient.Anonymous(second.Address);
        await again.SignInAsync(Email, ServerHost.Password);
        Assert.Equal(JobState.Succeeded, (await Importing.EndAsync(again, workspace, job.Id)).State);
        var import = Assert.Single(await again.GetAsync<List<ImportRecords.Reply>>($"{workspace}/live/imports"));
        Assert.Equal((job.SubjectId, Rows), (import.Id, import.Counts.Created));
        Assert.Equal(import.Act, Assert.Single((await again.GetAsync<Page<LiveActInfo>>($"{workspace}/live/acts")).Items).Number);
        await second.StopAsync();
    }
}
