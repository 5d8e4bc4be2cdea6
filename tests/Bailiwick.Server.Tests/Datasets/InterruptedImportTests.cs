using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Datasets;
using Bailiwick.Storage.Jobs;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Imports and uploads that do not come to their end leave nothing.</summary>
public sealed class InterruptedImportTests(ServerHost host) : IClassFixture<ServerHost>
{
    [Fact]
    public async Task A_canceled_import_leaves_nothing_and_can_be_begun_again()
    {
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), LongFile(400_000));
        var request = await Importing.ProposeAsync(host.Planner, host.In(string.Empty), upload.Id, "Canceled");
        await using var gate = await TableGate.CloseAsync(host.ConnectionString, "datasets");
        var job = await host.Planner.PostAsync<JobInfo>(host.In("/imports"), request);
        while ((await host.Planner.GetAsync<JobInfo>(host.In($"/jobs/{job.Id}"))) is { State: JobState.Queued } or { State: JobState.Running, Fraction: 0 })
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await host.Planner.PostAsync($"{host.In($"/jobs/{job.Id}")}/cancel", new { });
        var ended = await Importing.EndAsync(host.Planner, host.In(string.Empty), job.Id);

        Assert.Equal(JobState.Canceled, ended.State);
        Assert.Equal(0L, await CountAsync("datasets WHERE name = 'Canceled'"));
        Assert.Equal(0L, await CountAsync("dataset_columns"));
        Assert.Equal(0L, await CountAsync("import_findings"));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_is_seen_by_nobody_and_leaves_no_chunk()
    {
        var before = await CountAsync("upload_chunks");
        var store = new UploadStore(host.Source);
        var send = new SendUpload(store, TimeProvider.System);
        var caller = new Caller(new UserId(Guid.NewGuid()), "Test", new WorkspaceId(host.Workspace), Role.Planner);
        await using var broken = new BreakingStream(3 << 20);
        await Assert.ThrowsAsync<IOException>(() => send.HandleAsync(broken, "x.csv", caller, TestContext.Current.CancellationToken));
        Assert.Equal(before, await CountAsync("upload_chunks"));
    }

    [Fact]
    public async Task Unfinished_and_old_uploads_are_swept_and_others_stay()
    {
        var store = new UploadStore(host.Source);
        var workspace = new WorkspaceId(Guid.NewGuid());
        var now = DateTimeOffset.UtcNow;
        var old = await StoreAsync(now.AddDays(-40), isWhole: true);
        var unfinished = await StoreAsync(now.AddDays(-2), isWhole: false);
        var sending = await StoreAsync(now.AddHours(-1), isWhole: false);
        var kept = await StoreAsync(now.AddDays(-2), isWhole: true);

        await store.SweepAsync(now.AddDays(-1), now.AddDays(-30), TestContext.Current.CancellationToken);

        Assert.Null(await store.FindAsync(workspace, old, TestContext.Current.CancellationToken));
        Assert.NotNull(await store.FindAsync(workspace, kept, TestContext.Current.CancellationToken));
        Assert.Equal(0L, await CountAsync($"upload_chunks WHERE upload_id IN ('{old}', '{unfinished}')"));
        Assert.Equal(1L, await CountAsync($"upload_chunks WHERE upload_id = '{sending}'"));

        async Task<Guid> StoreAsync(DateTimeOffset at, bool isWhole)
        {
            var upload = new UploadInfo(Guid.CreateVersion7(at), "x.csv", 0, at);
            await store.BeginAsync(workspace, new UserId(Guid.NewGuid()), upload, TestContext.Current.CancellationToken);
            await store.AppendAsync(workspace, upload.Id, 0, "a,b\n"u8.ToArray(), TestContext.Current.CancellationToken);
            if (isWhole)
            {
                await store.CompleteAsync(workspace, upload.Id, 4, TestContext.Current.CancellationToken);
            }

            return upload.Id;
        }
    }

    [Fact]
    public async Task A_file_read_back_from_its_chunks_is_the_file_that_was_sent()
    {
        var random = new Random(19);
        var file = new byte[(3 << 20) + 12_345];
        random.NextBytes(file);
        var upload = await Importing.SendAsync(host.Planner, host.In(string.Empty), file);
        var store = new UploadStore(host.Source);
        var workspace = new WorkspaceId(host.Workspace);
        await using var stream = store.Open(workspace, (await store.FindAsync(workspace, upload.Id, TestContext.Current.CancellationToken))!);
        Assert.Equal(file.Length, stream.Length);
        for (var turn = 0; turn < 200; turn++)
        {
            var at = random.Next(file.Length);
            var part = new byte[random.Next(1, Math.Min(file.Length - at, 2 << 20) + 1)];
            stream.Position = at;
            stream.ReadExactly(part);
            Assert.True(part.AsSpan().SequenceEqual(file.AsSpan(at, part.Length)));
        }
    }

    internal static byte[] LongFile(int rows)
    {
        var text = new StringBuilder("id,name,beds,lat,lon\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row).Append(",Account ").Append(row).Append(',').Append(row % 500).Append(",40.5,-90.25\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task<long> CountAsync(string from)
    {
        await using var command = host.Source.CreateCommand($"SELECT count(*) FROM {from}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Gives zeros and then breaks, as a connection does.</summary>
    private sealed class BreakingStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection broke.");
        }
    }
}
