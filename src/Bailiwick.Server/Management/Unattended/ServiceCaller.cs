using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;

namespace Bailiwick.Server.Management.Unattended;

/// <summary>The service itself, where no person asked: what it does says its name, and nobody can sign in as it.</summary>
internal static class ServiceCaller
{
    public const string Name = "Bailiwick";

    public static Caller In(WorkspaceId workspace) => new(new UserId(Guid.Empty), Name, workspace, Role.Planner);
}
