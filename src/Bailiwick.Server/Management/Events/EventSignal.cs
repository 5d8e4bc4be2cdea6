using Bailiwick.Server.Live;

namespace Bailiwick.Server.Management.Events;

/// <summary>Wakes who waits for the next act of the live model on this node; whoever waits looks again by himself after a while, too.</summary>
public sealed class EventSignal : ILiveListener
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Take it before looking, wait on it afterwards: nothing that happens in between is missed.</summary>
    public Task Next => _next.Task;

    public static async Task WaitAsync(Task next, CancellationToken cancellation) => await Task.WhenAny(next, Task.Delay(_longest, cancellation));

    public Task HearAsync(LiveNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Kind is LiveNotice.Management or LiveNotice.Gap)
        {
            Wake();
        }

        return Task.CompletedTask;
    }

    public void Wake() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
