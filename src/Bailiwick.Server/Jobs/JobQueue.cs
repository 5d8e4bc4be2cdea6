using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Bailiwick.Server.Jobs;

/// <summary>Where long work is handed in. Any node may run it; see <see cref="IJobWork"/>.</summary>
public sealed class JobQueue(JobStore store, Audit audit, ISchedulerFactory schedulers, IDbContextFactory<BailiwickContext> databases, IServiceProvider services)
{
    /// <summary>Whether there is work for a kind.</summary>
    public bool Takes(JobKind kind)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetServices<IJobWork>().Any(work => work.Kind == kind);
    }

    /// <summary>Stores the job with its audit row and hands it to the scheduler.</summary>
    public async Task<JobInfo> EnqueueAsync(Caller caller, JobStart start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(start);
        var id = new JobId(Guid.CreateVersion7());
        await using (var connection = await store.Source.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await store.InsertAsync(connection, caller, id, start, cancellation);
            await audit.WriteAsync(connection, caller, new Audit.Entry("job.started", id.Value.ToString(), start.Kind.ToString()), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        // From here on it is durable; what is not scheduled because we end now, the sweep schedules.
        await ScheduleAsync(caller.Workspace, id, CancellationToken.None);
        return (await FindAsync(caller.Workspace, id.Value, cancellation))!;
    }

    public async Task<JobInfo?> FindAsync(WorkspaceId workspace, Guid id, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var job = new JobId(id);
        var row = await database.Jobs.SingleOrDefaultAsync(one => one.WorkspaceId == workspace && one.Id == job, cancellation);
        return row is null ? null : JobInfo.Of(row);
    }

    /// <summary>Schedules a stored job; nothing happens when it is scheduled already.</summary>
    internal async Task ScheduleAsync(WorkspaceId workspace, JobId id, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var key = new JobKey(id.Value.ToString(), workspace.Value.ToString());
        if (await scheduler.GetJobDetail(key, cancellation) is not null)
        {
            return;
        }

        var job = JobBuilder.Create<JobExecution>().WithIdentity(key).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key.Name, key.Group).StartNow().Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellation);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node's sweep was first, which is as good.
        }
    }
}
