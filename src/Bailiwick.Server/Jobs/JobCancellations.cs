using System.Collections.Concurrent;
using Bailiwick.Server.Live;

namespace Bailiwick.Server.Jobs;

/// <summary>The runs of this node, so that a cancel asked on any node reaches them at once.</summary>
public sealed class JobCancellations : ILiveListener
{
    private readonly ConcurrentDictionary<Guid, (JobRun Run, CancellationTokenSource Source)> _byJob = new();

    public void Add(JobRun run, CancellationTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(run);
        _byJob[run.Id.Value] = (run, source);
    }

    public void Remove(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _byJob.TryRemove(run.Id.Value, out _);
    }

    public Task HearAsync(LiveNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Kind == LiveNotice.Cancel && _byJob.TryGetValue(notice.Id, out var running))
        {
            running.Run.IsCancelRequested = true;
            running.Source.Cancel();
        }

        return Task.CompletedTask;
    }
}
