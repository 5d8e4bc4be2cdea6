using Npgsql;

namespace Bailiwick.Server.Jobs;

/// <summary>Finds jobs that are stored but not scheduled (the node ended in between) and schedules them; at the start and every while.</summary>
internal sealed class JobSweep(JobStore store, JobQueue queue, ILogger<JobSweep> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every);
        var grace = TimeSpan.Zero;
        do
        {
            try
            {
                foreach (var (workspace, id) in await store.FindForgottenAsync(grace, stoppingToken))
                {
                    logger.LogInformation("Job {Job} was stored but not scheduled; it is scheduled now.", id.Value);
                    await queue.ScheduleAsync(workspace, id, stoppingToken);
                }
            }
            catch (NpgsqlException e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Looking for jobs that are not scheduled failed; it is tried again.");
            }

            grace = _grace;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
