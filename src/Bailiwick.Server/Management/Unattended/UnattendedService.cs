using Bailiwick.Server.Management.Events;

namespace Bailiwick.Server.Management.Unattended;

/// <summary>Looks on every node for what is due by itself: after each act, and every while because days go by.</summary>
internal sealed class UnattendedService(IEnumerable<IUnattendedWork> works, EventSignal signal, ILogger<UnattendedService> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            foreach (var work in works)
            {
                await TryAsync(work, stoppingToken);
            }

            await Task.WhenAny(next, Task.Delay(_every, stoppingToken));
        }
    }

    // Whatever goes wrong, the other works and the next look take place: nobody is there to start this again.
    private async Task TryAsync(IUnattendedWork work, CancellationToken cancellation)
    {
        try
        {
            await work.DoAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "{Work} failed; it is tried again.", work.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }
}
