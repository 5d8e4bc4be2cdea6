namespace Bailiwick.Cli.Connecting;

/// <summary>Who the service says that we are.</summary>
internal sealed record SessionReply(string State, SessionReply.Person? User, IReadOnlyList<SessionReply.Membership> Workspaces, string Version)
{
    public sealed record Person(string Id, string Email, string Name);

    public sealed record Membership(Guid WorkspaceId, string WorkspaceName, string Role);
}
