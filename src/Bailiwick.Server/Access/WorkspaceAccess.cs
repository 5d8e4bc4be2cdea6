using System.Diagnostics;
using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>
/// Stands before every route that has a workspace in it: who is no member is told that there is none, who lacks the right is refused.
/// It comes before the body is read.
/// </summary>
internal sealed class WorkspaceAccess(RequestDelegate next)
{
    public const string RouteValue = "workspace";

    public async Task InvokeAsync(HttpContext context, BailiwickContext database)
    {
        if (!context.Request.RouteValues.TryGetValue(RouteValue, out var value))
        {
            await next(context);
            return;
        }

        if (!Guid.TryParse(value as string, out var id) || await FindAsync(context.User, new WorkspaceId(id), database, context.RequestAborted) is not { } caller)
        {
            await ProblemWriter.WriteAsync(context, AccessRefusals.UnknownWorkspace(value as string));
            return;
        }

        var demanded = context.GetEndpoint()?.Metadata.GetMetadata<DemandedRight>()
            ?? throw new InvalidOperationException($"The route {context.GetEndpoint()?.DisplayName} does not say which right it demands.");
        if (!caller.May(demanded.Right))
        {
            await ProblemWriter.WriteAsync(context, AccessRefusals.NotAllowed(caller.Role, demanded.Right));
            return;
        }

        Activity.Current?.SetTag("bailiwick.workspace", id);
        context.Features.Set(caller);
        await next(context);
    }

    /// <summary>The caller in a workspace, or null when there is no such workspace for this principal.</summary>
    public static async Task<Caller?> FindAsync(ClaimsPrincipal principal, WorkspaceId workspace, BailiwickContext database, CancellationToken cancellation)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        var token = TokenClaims.Of(principal);
        if (token is not null && token.Workspace != workspace)
        {
            return null;
        }

        var user = Caller.UserOf(principal);
        var member = await database.Memberships
            .Where(membership => membership.WorkspaceId == workspace && membership.UserId == user)
            .Join(database.Users, membership => membership.UserId, person => person.Id, (membership, person) => new { membership.Role, person.Name })
            .SingleOrDefaultAsync(cancellation);
        return member is null ? null : new Caller(user, member.Name, workspace, Lesser(member.Role, token?.Role ?? member.Role));
    }

    private static Role Lesser(Role one, Role other) => one < other ? one : other;
}
