using Bailiwick.Core;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Judges e-mail address and password; the fifth failure in a row locks the account for a quarter of an hour.</summary>
public sealed class SignIn(BailiwickContext database, Passwords passwords, Audit audit, TimeProvider clock)
{
    public sealed record Request(string Email, string Password);

    public async Task<Outcome<UserRow>> HandleAsync(Request request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var email = request.Email.Trim();

        // Locking the row makes attempts on one account wait for each other, so that none slips past the count.
        var user = await database.Users
            .FromSql($"SELECT * FROM users WHERE lower(email) = lower({email}) FOR UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(cancellation);
        var result = Judge(user, request.Password);
        if (user is not null)
        {
            await AuditAsync(user, result, cancellation);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }

    private Outcome<UserRow> Judge(UserRow? user, string password)
    {
        var now = clock.GetUtcNow();
        if (user?.LockedUntil > now)
        {
            return AccessRefusals.Locked(user.LockedUntil.Value);
        }

        var verdict = passwords.Verify(user, password);
        if (user is null)
        {
            return AccessRefusals.SignInRefused;
        }

        if (verdict == PasswordVerificationResult.Failed)
        {
            user.FailedAttempts++;
            if (user.FailedAttempts >= Passwords.MostFailures)
            {
                (user.FailedAttempts, user.LockedUntil) = (0, now + Passwords.LockedFor);
            }

            return AccessRefusals.SignInRefused;
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = passwords.Hash(password);
        }

        (user.FailedAttempts, user.LockedUntil, user.LastSignInAt) = (0, null, now);
        return user;
    }

    // A sign-in concerns every workspace the person is in; each keeps its own audit.
    private async Task AuditAsync(UserRow user, Outcome<UserRow> result, CancellationToken cancellation)
    {
        var workspaces = await database.Memberships.Where(membership => membership.UserId == user.Id).ToListAsync(cancellation);
        var entry = result.IsDone
            ? new Audit.Entry("session.signed-in", user.Email)
            : new Audit.Entry("session.refused", user.Email, user.LockedUntil is null ? result.Refusal.Code : $"{result.Refusal.Code}, locked until {user.LockedUntil:u}");
        foreach (var membership in workspaces)
        {
            audit.Add(database, new Caller(user.Id, user.Name, membership.WorkspaceId, membership.Role), entry);
        }
    }
}
