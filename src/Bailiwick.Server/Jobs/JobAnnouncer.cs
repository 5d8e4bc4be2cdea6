using Bailiwick.Core;
using Bailiwick.Server.Live;
using Microsoft.AspNetCore.SignalR;

namespace Bailiwick.Server.Jobs;

/// <summary>Shows every change of a job to the browsers that watch its workspace.</summary>
internal sealed class JobAnnouncer(JobQueue queue, IHubContext<LiveHub> hub) : ILiveListener
{
    public async Task HearAsync(LiveNotice notice, CancellationToken cancellation)
    {
        if (notice.Kind == LiveNotice.Job && await queue.FindAsync(new WorkspaceId(notice.Workspace), notice.Id, cancellation) is { } job)
        {
            await hub.Clients.Group(LiveHub.WorkspaceGroup(notice.Workspace)).SendAsync("job", job, cancellation);
        }
    }
}
