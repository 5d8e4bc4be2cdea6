using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Access;

/// <summary>
/// Who asks, in which workspace, with which role. A route of a workspace binds it by naming it as a parameter; by then membership and the
/// route's demanded right are checked.
/// </summary>
/// <param name="User">The person.</param>
/// <param name="Name">As shown to others.</param>
/// <param name="Workspace">The workspace of the route.</param>
/// <param name="Role">The present role; a token's role may be lower than its owner's.</param>
public sealed record Caller(UserId User, string Name, WorkspaceId Workspace, Role Role)
{
    public static ValueTask<Caller> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(
            context.Features.Get<Caller>() ?? throw new InvalidOperationException($"{context.Request.Path} binds a Caller outside a workspace."));
    }

    public bool May(Right right) => Role.Has(right);

    /// <summary>Throws the refusal that the route answers with.</summary>
    public void Demand(Right right)
    {
        if (!May(right))
        {
            throw new RefusedException(AccessRefusals.NotAllowed(Role, right));
        }
    }

    internal static UserId UserOf(ClaimsPrincipal principal) => new(Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!));
}
