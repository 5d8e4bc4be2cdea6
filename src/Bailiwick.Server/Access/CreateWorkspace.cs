using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Makes another workspace; its maker administers it.</summary>
public sealed class CreateWorkspace(BailiwickContext database, Audit audit, TimeProvider clock)
{
    public sealed record Request(string Name);

    public async Task<Outcome<Sessions.Membership>> HandleAsync(Request request, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var user = Caller.UserOf(principal);
        if (TokenClaims.Of(principal) is not null)
        {
            return AccessRefusals.OnlyPersons;
        }

        if (!await database.Memberships.AnyAsync(membership => membership.UserId == user && membership.Role == Role.Administrator, cancellation))
        {
            return AccessRefusals.NoAdministrator;
        }

        if (NewUsers.JudgeName(request.Name) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var workspace = new WorkspaceRow { Id = new WorkspaceId(Guid.CreateVersion7(now)), Name = request.Name.Trim(), CreatedAt = now };
        database.Workspaces.Add(workspace);
        database.Memberships.Add(new MembershipRow { WorkspaceId = workspace.Id, UserId = user, Role = Role.Administrator, CreatedAt = now });
        var name = await database.Users.Where(row => row.Id == user).Select(row => row.Name).SingleAsync(cancellation);
        audit.Add(database, new Caller(user, name, workspace.Id, Role.Administrator), new Audit.Entry("workspace.created", workspace.Name));
        await database.SaveChangesAsync(cancellation);
        return new Sessions.Membership(workspace.Id.Value, workspace.Name, Role.Administrator);
    }
}
