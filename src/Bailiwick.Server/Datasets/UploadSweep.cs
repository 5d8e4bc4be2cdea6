using Bailiwick.Server.Hosting;
using Bailiwick.Storage.Datasets;
using Npgsql;

namespace Bailiwick.Server.Datasets;

/// <summary>Takes away files nobody finished sending within a day, and files older than thirty days.</summary>
public sealed class UploadSweep(UploadStore uploads, ServerSettings settings, TimeProvider clock, ILogger<UploadSweep> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromHours(1);
    private static readonly TimeSpan _unfinished = TimeSpan.FromDays(1);
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.WorksInBackground)
        {
            return;
        }

        using var timer = new PeriodicTimer(_every, clock);
        do
        {
            try
            {
                var now = clock.GetUtcNow();
                var swept = await uploads.SweepAsync(now - _unfinished, now - _kept, stoppingToken);
                if (swept > 0)
                {
                    logger.LogInformation("Swept {Count} uploads.", swept);
                }
            }
            catch (NpgsqlException e)
            {
                logger.LogWarning(e, "Uploads could not be swept; they are tried again in an hour.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
