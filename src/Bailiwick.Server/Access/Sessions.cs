using System.Reflection;
using System.Security.Claims;
using Bailiwick.Core.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Tells a client who it is and what it may see.</summary>
public sealed class Sessions(BailiwickContext database, IAntiforgery antiforgery)
{
    private static readonly string _version = typeof(Sessions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    [SchemaName("SessionState")]
    public enum State
    {
        Setup,
        Anonymous,
        SignedIn,
    }

    [SchemaName("User")]
    public sealed record User(Guid Id, string Email, string Name);

    [SchemaName("Membership")]
    public sealed record Membership(Guid WorkspaceId, string WorkspaceName, Role Role);

    [SchemaName("Session")]
    public sealed record Reply(State State, User? User, IReadOnlyList<Membership> Workspaces, string AntiforgeryToken, string Version);

    public async Task<Reply> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        var user = await FindUserAsync(context.User, cancellation);
        var state = user is not null ? State.SignedIn : await database.Users.AnyAsync(cancellation) ? State.Anonymous : State.Setup;
        IReadOnlyList<Membership> memberships = user is null ? [] : await ListAsync(context.User, cancellation);
        return new Reply(state, user, memberships, antiforgery.GetAndStoreTokens(context).RequestToken!, _version);
    }

    public async Task<Page<Membership>> ListPageAsync(ClaimsPrincipal principal, CancellationToken cancellation) =>
        new(await ListAsync(principal, cancellation), null);

    /// <summary>The workspaces of a principal, by name; a token sees only its own, with its own role.</summary>
    public async Task<IReadOnlyList<Membership>> ListAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        var (user, token) = (Caller.UserOf(principal), TokenClaims.Of(principal));
        var found = await database.Memberships
            .Where(membership => membership.UserId == user)
            .Join(
                database.Workspaces,
                membership => membership.WorkspaceId,
                workspace => workspace.Id,
                (membership, workspace) => new { workspace.Id, workspace.Name, membership.Role })
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellation);
        return found
            .Where(one => token is null || token.Workspace == one.Id)
            .Select(one => new Membership(one.Id.Value, one.Name, token is not null && token.Role < one.Role ? token.Role : one.Role))
            .ToList();
    }

    private async Task<User?> FindUserAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return null;
        }

        var id = Caller.UserOf(principal);
        return await database.Users.Where(user => user.Id == id).Select(user => new User(user.Id.Value, user.Email, user.Name)).SingleOrDefaultAsync(cancellation);
    }
}
