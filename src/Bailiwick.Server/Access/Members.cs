using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Reads the people of a workspace, and holds the rule that one of them administers it.</summary>
public sealed class Members(BailiwickContext database, TimeProvider clock)
{
    [SchemaName("Member")]
    public sealed record Member(Guid UserId, string Email, string Name, Role Role, DateTimeOffset? LockedUntil, DateTimeOffset? LastSignInAt);

    /// <summary>By name.</summary>
    public async Task<Page<Member>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var found = await Of(caller.Workspace).OrderBy(one => one.User.Name).ThenBy(one => one.User.Id).ToListAsync(cancellation);
        return new Page<Member>(found.Select(one => Show(one.User, one.Role)).ToList(), null);
    }

    /// <summary>Locks the workspace's members against other changes until the transaction ends, and reads one of them.</summary>
    public async Task<(UserRow User, MembershipRow Membership)?> FindForChangeAsync(Guid user, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await database.Database.ExecuteSqlAsync($"SELECT FROM workspaces WHERE id = {caller.Workspace.Value} FOR UPDATE", cancellation);
        var id = new UserId(user);
        var membership = await database.Memberships.AsTracking()
            .SingleOrDefaultAsync(one => one.WorkspaceId == caller.Workspace && one.UserId == id, cancellation);
        return membership is null ? null : (await database.Users.AsTracking().SingleAsync(one => one.Id == id, cancellation), membership);
    }

    public async Task<bool> IsLastAdministratorAsync(MembershipRow membership, CancellationToken cancellation) =>
        membership?.Role == Role.Administrator
        && !await database.Memberships.AnyAsync(
            other => other.WorkspaceId == membership.WorkspaceId && other.Role == Role.Administrator && other.UserId != membership.UserId, cancellation);

    public Member Show(UserRow user, Role role)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new Member(user.Id.Value, user.Email, user.Name, role, user.LockedUntil > clock.GetUtcNow() ? user.LockedUntil : null, user.LastSignInAt);
    }

    private IQueryable<Found> Of(WorkspaceId workspace) => database.Memberships
        .Where(membership => membership.WorkspaceId == workspace)
        .Join(database.Users, membership => membership.UserId, user => user.Id, (membership, user) => new Found { User = user, Role = membership.Role });

    private sealed class Found
    {
        public required UserRow User { get; init; }

        public required Role Role { get; init; }
    }
}
