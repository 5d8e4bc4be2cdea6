using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Changes a member's role or name, sets a new password, or ends a lock. What is not given stays.</summary>
public sealed class ChangeMember(BailiwickContext database, Members members, Passwords passwords, Audit audit)
{
    public sealed record Request(Role? Role = null, string? Name = null, string? Password = null, bool Unlock = false);

    public async Task<Outcome<Members.Member>> HandleAsync(Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await members.FindForChangeAsync(id, caller, cancellation) is not { } found)
        {
            return AccessRefusals.UnknownMember(id);
        }

        var (user, membership) = found;
        if (await RefuseAsync(request, user, membership, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var changes = Apply(request, user, membership);
        audit.Add(database, caller, new Audit.Entry("member.changed", user.Email, string.Join(", ", changes)));
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return members.Show(user, membership.Role);
    }

    private async Task<Refusal?> RefuseAsync(Request request, UserRow user, MembershipRow membership, Caller caller, CancellationToken cancellation)
    {
        if (request.Role is not null && request.Role != Role.Administrator && await members.IsLastAdministratorAsync(membership, cancellation))
        {
            return AccessRefusals.LastAdministrator(user.Name);
        }

        if ((request.Password is not null || request.Name is not null || request.Unlock) && !await IsOwnToChangeAsync(user, caller, cancellation))
        {
            return AccessRefusals.PasswordOfAnother(user.Name);
        }

        return request.Name is not null && NewUsers.JudgeName(request.Name) is { } badName
            ? badName
            : request.Password is null ? null : Passwords.Judge(request.Password, user.Email);
    }

    // Else the administrator of one workspace could take over an account that opens another.
    private async Task<bool> IsOwnToChangeAsync(UserRow user, Caller caller, CancellationToken cancellation) =>
        !await database.Memberships
            .Where(membership => membership.UserId == user.Id)
            .AnyAsync(
                membership => !database.Memberships.Any(
                    own => own.WorkspaceId == membership.WorkspaceId && own.UserId == caller.User && own.Role == Role.Administrator),
                cancellation);

    private List<string> Apply(Request request, UserRow user, MembershipRow membership)
    {
        var changes = new List<string>();
        if (request.Role is { } role && role != membership.Role)
        {
            changes.Add($"role from {membership.Role} to {role}");
            membership.Role = role;
        }

        if (request.Name is { } name && name.Trim() != user.Name)
        {
            changes.Add($"name from {user.Name} to {name.Trim()}");
            user.Name = name.Trim();
        }

        if (request.Password is not null)
        {
            changes.Add("new password");
            (user.PasswordHash, user.Stamp) = (passwords.Hash(request.Password), Guid.NewGuid());
        }

        if (request.Unlock)
        {
            changes.Add("unlocked");
            (user.LockedUntil, user.FailedAttempts) = (null, 0);
        }

        return changes;
    }
}
