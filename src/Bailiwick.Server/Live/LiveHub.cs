using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Live;

/// <summary>What browsers hear: <c>edited</c>, <c>targets</c>, <c>management</c>, <c>job</c> and <c>present</c> of what they watch.</summary>
public sealed class LiveHub(Presence presence, LiveConnections connections, IDbContextFactory<BailiwickContext> databases) : Hub
{
    private const string Watched = "watched";

    public static string WorkspaceGroup(Guid workspace) => $"workspace:{workspace}";

    public static string AlignmentGroup(Guid workspace, Guid alignment) => $"alignment:{workspace}:{alignment}";

    /// <summary>Watches a workspace's jobs and, when named, one of its alignments; what was watched before is let go.</summary>
    public async Task Watch(Guid workspaceId, Guid? alignmentId)
    {
        await LeaveAsync();
        await using var database = await databases.CreateDbContextAsync(Context.ConnectionAborted);
        var caller = await WorkspaceAccess.FindAsync(Context.User!, new WorkspaceId(workspaceId), database, Context.ConnectionAborted)
            ?? throw new HubException(AccessRefusals.UnknownWorkspace(workspaceId.ToString()).Message);
        Context.Items[Watched] = (workspaceId, alignmentId);
        connections.Add(workspaceId, caller.User.Value, Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, WorkspaceGroup(workspaceId));
        if (alignmentId is { } alignment)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, AlignmentGroup(workspaceId, alignment));
            await presence.EnterAsync(new Presence.Place(workspaceId, alignment), Context.ConnectionId, new LivePerson(caller.User.Value, caller.Name));
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await LeaveAsync();
        await base.OnDisconnectedAsync(exception);
    }

    private async Task LeaveAsync()
    {
        if (!Context.Items.Remove(Watched, out var value) || value is not (Guid workspace, var watched))
        {
            return;
        }

        connections.Remove(Context);
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, WorkspaceGroup(workspace));
        if (watched is Guid alignment)
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, AlignmentGroup(workspace, alignment));
            await presence.LeaveAsync(new Presence.Place(workspace, alignment), Context.ConnectionId);
        }
    }
}
