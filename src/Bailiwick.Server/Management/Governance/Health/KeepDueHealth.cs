using Bailiwick.Core;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>Keeps the findings of each active model once a day and after each activation.</summary>
internal sealed class KeepDueHealth(ReadHealth health, LiveActs acts, TimeProvider time, ILogger<KeepDueHealth> logger) : IUnattendedWork
{
    private readonly WorkspaceTries _tries = new(time, logger, "Keeping the findings");

    public async Task DoAsync(CancellationToken cancellation)
    {
        List<(WorkspaceId Workspace, HealthCause Cause)> due;
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            due = await HealthRuns.DueAsync(connection, null, time.GetUtcNow(), cancellation);
        }

        foreach (var (workspace, _) in due)
        {
            await _tries.TryAsync(
                workspace,
                async () => await health.KeepAsync(ServiceCaller.In(workspace), (connection, stop) => CauseAsync(connection, workspace, stop), cancellation) is { IsDone: false } kept ? kept.Refusal : null,
                cancellation);
        }
    }

    private async Task<HealthCause?> CauseAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation) =>
        (await HealthRuns.DueAsync(connection, workspace, time.GetUtcNow(), cancellation)).Select(one => (HealthCause?)one.Cause).SingleOrDefault();
}
