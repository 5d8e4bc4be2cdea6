using System.Diagnostics;
using Bailiwick.Core;
using Bailiwick.Server.Telemetry;
using Bailiwick.Storage.Jobs;
using Quartz;

namespace Bailiwick.Server.Jobs;

/// <summary>What the scheduler runs: takes the job up, does its work, and sees that it ends in exactly one way.</summary>
[DisallowConcurrentExecution]
public sealed class JobExecution(
    JobStore store, JobCancellations cancellations, IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<JobExecution> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = context.JobDetail.Key;
        var run = await store.BeginAsync(new WorkspaceId(Guid.Parse(key.Group)), new JobId(Guid.Parse(key.Name)), cancellationToken);
        if (run is null)
        {
            return;
        }

        using var activity = Signals.Source.StartActivity("job " + run.Kind)?.SetTag("bailiwick.job", run.Id.Value).SetTag("bailiwick.workspace", run.Workspace.Value);
        using var scope = logger.BeginScope("Job {Job}", run.Id.Value);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        cancellations.Add(run, source);
        var since = Stopwatch.GetTimestamp();
        try
        {
            var end = await RunAsync(run, source.Token);
            activity?.SetTag("bailiwick.state", end);
            Signals.JobSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("kind", run.Kind.ToString()), new("state", end.ToString()));
            logger.LogInformation("Job {Job} ({Kind}), attempt {Attempt}: {End}.", run.Id.Value, run.Kind, run.Attempts, end);
        }
        finally
        {
            cancellations.Remove(run);
        }
    }

    private async Task<JobState> RunAsync(JobRun run, CancellationToken cancellation)
    {
        if (run.IsCancelRequested)
        {
            return await EndAsync(run, JobState.Canceled, null);
        }

        if (run.Attempts > JobStore.MostAttempts)
        {
            return await EndAsync(run, JobState.Failed, JobRefusals.GaveUp(run.Id.Value, run.Attempts - 1));
        }

        try
        {
            var outcome = await WorkAsync(run, cancellation);
            return outcome.IsDone ? outcome.Value.IsCanceled ? JobState.Canceled : JobState.Succeeded : await EndAsync(run, JobState.Failed, outcome.Refusal);
        }
        catch (OperationCanceledException) when (run.IsCancelRequested)
        {
            return await EndAsync(run, JobState.Canceled, null);
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
            // Queued again: the next start, or another node, takes it up from the beginning.
            return await EndAsync(run, JobState.Queued, null);
        }
        catch (Problems.RefusedException refused)
        {
            return await EndAsync(run, JobState.Failed, refused.Refusal);
        }
        catch (JobLostException lost)
        {
            logger.LogWarning("{Message}", lost.Message);
            return JobState.Running;
        }
        catch (Exception e)
        {
            logger.LogError(e, "Job {Job} ({Kind}) failed unexpectedly.", run.Id.Value, run.Kind);
            return await EndAsync(run, JobState.Failed, JobRefusals.Failed(run.Id.Value));
        }
    }

    private async Task<Outcome<JobResult>> WorkAsync(JobRun run, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetServices<IJobWork>().First(one => one.Kind == run.Kind);
        var outcome = await work.RunAsync(run, cancellation);
        return !outcome.IsDone || run.IsComplete
            ? outcome
            : await run.CompleteAsync((_, _, _) => Task.FromResult<Outcome<JobResult>>(outcome.Value), cancellation);
    }

    private async Task<JobState> EndAsync(JobRun run, JobState state, Refusal? problem)
    {
        if (!await store.EndAsync(run, state, problem))
        {
            logger.LogWarning("Job {Job} was no longer this run's when it ended as {State}.", run.Id.Value, state);
        }

        return state;
    }
}
