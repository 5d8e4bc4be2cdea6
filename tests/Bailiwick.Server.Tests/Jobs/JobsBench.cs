using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Storage.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Jobs;

/// <summary>Starts jobs on a host and waits for what becomes of them.</summary>
public sealed class JobsBench(ServerHost host)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public static void AddWork(IServiceCollection services) => services.Insert(0, ServiceDescriptor.Scoped<IJobWork, StepWork>());

    public Task<JobInfo> StartAsync(StepWork.Request request) =>
        host.Services.GetRequiredService<JobQueue>().EnqueueAsync(Ada(), new JobStart(JobKind.Demo, request), TestContext.Current.CancellationToken);

    /// <summary>Stores a job and does not schedule it.</summary>
    public async Task<JobId> StoreAsync(StepWork.Request request)
    {
        var id = new JobId(Guid.CreateVersion7());
        await using var connection = await host.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<JobStore>().InsertAsync(connection, Ada(), id, new JobStart(JobKind.Demo, request), TestContext.Current.CancellationToken);
        return id;
    }

    public async Task<JobRun> BeginAsync(JobId id) =>
        (await host.Services.GetRequiredService<JobStore>().BeginAsync(new WorkspaceId(host.Workspace), id, TestContext.Current.CancellationToken))!;

    public Task<JobInfo> UntilEndAsync(Guid job) => UntilAsync(job, one => one.EndedAt is not null);

    public async Task<JobInfo> UntilAsync(Guid job, Func<JobInfo, bool> isSo)
    {
        JobInfo? last = null;
        await WaitAsync(async () => isSo(last = await host.Viewer.GetAsync<JobInfo>(host.In($"/jobs/{job}"))));
        return last!;
    }

    public Task<long> LeftByAsync(Guid job) => LeftByAsync(host.Source, job);

    public static async Task<long> LeftByAsync(NpgsqlDataSource source, Guid job)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var command = source.CreateCommand("SELECT count(*) FROM audit WHERE action = 'test.left' AND subject = $1");
        command.Parameters.AddWithValue(job.ToString());
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task<string?> StateAsync(NpgsqlDataSource source, Guid job)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var command = source.CreateCommand("SELECT state FROM jobs WHERE id = $1");
        command.Parameters.AddWithValue(job);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static async Task WaitAsync(Func<Task<bool>> isSo)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(_patience);
        while (!await isSo())
        {
            await Task.Delay(40, patience.Token);
        }
    }

    private Caller Ada() => new(new UserId(Guid.NewGuid()), "Ada", new WorkspaceId(host.Workspace), Role.Planner);
}
