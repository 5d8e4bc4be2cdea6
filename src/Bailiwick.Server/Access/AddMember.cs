using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Adds a person to the workspace; who has an account already keeps name and password.</summary>
public sealed class AddMember(BailiwickContext database, NewUsers users, Members members, Audit audit, TimeProvider clock)
{
    public sealed record Request(string Email, string Name, Role Role, string? Password = null);

    public async Task<Outcome<Members.Member>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);

        // One adding at a time, so that two of the same address cannot both find it free.
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext(lower({request.Email.Trim()})))", cancellation);
        var user = await database.Users
            .FromSql($"SELECT * FROM users WHERE lower(email) = lower({request.Email.Trim()})")
            .SingleOrDefaultAsync(cancellation);
        if (user is null)
        {
            var made = users.Make(new NewUsers.Form(request.Email, request.Name, request.Password ?? string.Empty));
            if (!made.IsDone)
            {
                return made.Refusal;
            }

            user = made.Value;
            database.Users.Add(user);
        }
        else if (await database.Memberships.AnyAsync(one => one.WorkspaceId == caller.Workspace && one.UserId == user.Id, cancellation))
        {
            return AccessRefusals.AlreadyMember(user.Email);
        }

        database.Memberships.Add(
            new MembershipRow { WorkspaceId = caller.Workspace, UserId = user.Id, Role = request.Role, CreatedAt = clock.GetUtcNow() });
        audit.Add(database, caller, new Audit.Entry("member.added", user.Email, $"as {request.Role}"));
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return members.Show(user, request.Role);
    }
}
