using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Core.Access;

namespace Bailiwick.Server.Access;

/// <summary>What a personal access token says beyond who its owner is.</summary>
internal sealed record TokenClaims(WorkspaceId Workspace, Role Role)
{
    private const string WorkspaceClaim = "bailiwick.workspace";
    private const string RoleClaim = "bailiwick.role";

    public static TokenClaims? Of(ClaimsPrincipal principal) => principal.FindFirstValue(WorkspaceClaim) is { } workspace
        ? new TokenClaims(new WorkspaceId(Guid.Parse(workspace)), Enum.Parse<Role>(principal.FindFirstValue(RoleClaim)!))
        : null;

    public IEnumerable<Claim> ToClaims() => [new Claim(WorkspaceClaim, Workspace.Value.ToString()), new Claim(RoleClaim, Role.ToString())];
}
