using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Sets one's own password anew; sessions elsewhere end.</summary>
public sealed class ChangePassword(BailiwickContext database, Passwords passwords, Audit audit)
{
    public sealed record Request(string Current, string Next);

    public async Task<Outcome<UserRow>> HandleAsync(Request request, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (TokenClaims.Of(principal) is not null)
        {
            return AccessRefusals.OnlyPersons;
        }

        var id = Caller.UserOf(principal);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var user = await database.Users.FromSql($"SELECT * FROM users WHERE id = {id.Value} FOR UPDATE").AsTracking().SingleAsync(cancellation);
        if (passwords.Verify(user, request.Current) == PasswordVerificationResult.Failed)
        {
            return AccessRefusals.WrongPassword;
        }

        if (Passwords.Judge(request.Next, user.Email) is { } weak)
        {
            return weak;
        }

        (user.PasswordHash, user.Stamp) = (passwords.Hash(request.Next), Guid.NewGuid());
        foreach (var membership in await database.Memberships.Where(membership => membership.UserId == id).ToListAsync(cancellation))
        {
            audit.Add(database, new Caller(id, user.Name, membership.WorkspaceId, membership.Role), new Audit.Entry("password.changed", user.Email));
        }

        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return user;
    }
}
