using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Bailiwick.Server.Live;

/// <summary>Who is connected to this node and watches which workspace, so that a removed member hears nothing more.</summary>
public sealed class LiveConnections : ILiveListener
{
    private readonly ConcurrentDictionary<string, (Guid Workspace, Guid User, HubCallerContext Context)> _byConnection = new();

    public void Add(Guid workspace, Guid user, HubCallerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _byConnection[context.ConnectionId] = (workspace, user, context);
    }

    public void Remove(HubCallerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _byConnection.TryRemove(context.ConnectionId, out _);
    }

    public Task HearAsync(LiveNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Kind == LiveNotice.Removed)
        {
            foreach (var connection in _byConnection.Values.Where(one => one.Workspace == notice.Workspace && one.User == notice.Id))
            {
                connection.Context.Abort();
            }
        }

        return Task.CompletedTask;
    }
}
