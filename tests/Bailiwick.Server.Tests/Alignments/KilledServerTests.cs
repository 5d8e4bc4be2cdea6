using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Bailiwick.Core.Access;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Alignments;

/// <summary>A service in a process of its own, killed without warning.</summary>
public sealed class KilledServerTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_service_killed_while_editing_leaves_whole_edits_only_and_the_next_goes_on_from_the_last()
    {
        var (connection, alignment, workspace) = await PrepareAsync();
        using var process = await ChildService.StartAsync(connection);
        var answered = 0;
        try
        {
            using var client = ApiClient.Anonymous(process.Address);
            await client.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
            async Task EditAsync()
            {
                for (var revision = 0; revision < 100_000; revision++)
                {
                    var reply = await client.PostAsync<EditReply>(
                        $"/api/workspaces/{workspace}/alignments/{alignment.Id}/edits",
                        new { expectedRevision = revision, act = Planning.Move(2 + (revision % 6), [.. Enumerable.Range(0, 1500)]) });
                    answered = reply.Revision;
                }
            }

            var editing = EditAsync();
            while (answered < 5 && !editing.IsCompleted)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            process.Kill();
            await Assert.ThrowsAnyAsync<Exception>(() => editing);
        }
        finally
        {
            process.Kill();
        }

        await using var next = await ServerHost.StartBareAsync(cluster, connectionString: connection);
        using var after = ApiClient.Anonymous(next.Address);
        await after.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
        var path = $"/api/workspaces/{workspace}/alignments/{alignment.Id}";
        var history = await after.GetAsync<Page<Edit>>($"{path}/edits?limit=500");
        var head = history.Items[0].Revision;
        Assert.InRange(head, answered, answered + 1);
        Assert.Equal(Enumerable.Range(1, history.Items.Count).Reverse().Select(i => head - history.Items.Count + i), history.Items.Select(edit => edit.Revision));
        var whole = await after.GetAsync<Alignment>(path);
        Assert.Equal(1500, whole.Totals.Single(total => total.Area == 2 + ((head - 1) % 6)).Units);
        await after.PostAsync<EditReply>($"{path}/undo", new { expectedRevision = head });
    }

    [Fact]
    public async Task An_optimization_of_a_killed_service_is_taken_up_by_the_next_and_leaves_one_proposal()
    {
        var (connection, alignment, workspace) = await PrepareAsync();
        using var process = await ChildService.StartAsync(connection);
        JobInfo job;
        try
        {
            using var client = ApiClient.Anonymous(process.Address);
            await client.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
            var request = new OptimizationRequest { Measures = [new MeasureTarget("beds", 0.05)], Effort = 4 };
            await using var gate = await TableGate.CloseAsync(connection, "proposals");
            job = await client.PostAsync<JobInfo>($"/api/workspaces/{workspace}/alignments/{alignment.Id}/optimizations", request);
            while ((job = await client.GetAsync<JobInfo>($"/api/workspaces/{workspace}/jobs/{job.Id}")).State == JobState.Queued)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.Equal(JobState.Running, job.State);
        }
        finally
        {
            process.Kill();
        }

        await using var next = await ServerHost.StartBareAsync(cluster, connectionString: connection);
        using var after = ApiClient.Anonymous(next.Address);
        await after.SignInAsync(ServerHost.EmailOf(Role.Planner), ServerHost.Password);
        for (var since = Stopwatch.StartNew(); job.EndedAt is null; job = await after.GetAsync<JobInfo>($"/api/workspaces/{workspace}/jobs/{job.Id}"))
        {
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(3), "Nobody took the job up.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(job.ProposalId, Assert.Single((await after.GetAsync<Page<Proposal>>($"/api/workspaces/{workspace}/proposals?alignment={alignment.Id}")).Items).Id);
    }

    private async Task<(string Connection, Alignment Alignment, Guid Workspace)> PrepareAsync()
    {
        await using var host = await ServerHost.StartAsync(cluster);
        return (host.ConnectionString, await Planning.CreateAsync(host, await Planning.WriteDatasetAsync(host, 3000)), host.Workspace);
    }

    private sealed class ChildService : IDisposable
    {
        private readonly Process _process;

        private ChildService(Process process, Uri address) => (_process, Address) = (process, address);

        public Uri Address { get; }

        public static async Task<ChildService> StartAsync(string connection)
        {
            var port = FreePort();
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bailiwick.Server.dll"), "--port", $"{port}", "--no-demo", "--log", "json"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["ConnectionStrings__Bailiwick"] = connection;
            var process = Process.Start(start)!;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            var child = new ChildService(process, new Uri($"http://127.0.0.1:{port}"));
            using var http = new HttpClient();
            for (var since = Stopwatch.StartNew(); ;)
            {
                try
                {
                    if ((await http.GetAsync(new Uri(child.Address, "/health/ready"))).IsSuccessStatusCode)
                    {
                        return child;
                    }
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                Assert.True(!process.HasExited && since.Elapsed < TimeSpan.FromMinutes(2), "The service did not start.");
                await Task.Delay(100);
            }
        }

        public void Kill()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
                _process.WaitForExit();
            }
        }

        public void Dispose()
        {
            Kill();
            _process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
