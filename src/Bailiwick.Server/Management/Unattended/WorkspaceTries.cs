using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Unattended;

/// <summary>Does one thing for one workspace after the other: where it fails, the others have their turn, and that one waits for a while.</summary>
internal sealed class WorkspaceTries(TimeProvider time, ILogger logger, string what)
{
    private static readonly TimeSpan _wait = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<WorkspaceId, DateTimeOffset> _againAt = new();

    /// <param name="workspace">Where.</param>
    /// <param name="doing">Answers why it could not be done, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task TryAsync(WorkspaceId workspace, Func<Task<Refusal?>> doing, CancellationToken cancellation)
    {
        if (_againAt.TryGetValue(workspace, out var again) && time.GetUtcNow() < again)
        {
            return;
        }

        try
        {
            if (await doing() is not { } refusal)
            {
                _againAt.TryRemove(workspace, out _);
                return;
            }

            logger.LogWarning("{What} was not done in workspace {Workspace}: {Why}", what, workspace.Value, refusal.Message);
        }
        catch (RefusedException refused)
        {
            logger.LogWarning("{What} was not done in workspace {Workspace}: {Why}", what, workspace.Value, refused.Refusal.Message);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "{What} failed in workspace {Workspace}; it is tried again.", what, workspace.Value);
        }

        _againAt[workspace] = time.GetUtcNow() + _wait;
    }
}
