using Bailiwick.Core;
using Bailiwick.Storage.Access;
using Microsoft.AspNetCore.Identity;

namespace Bailiwick.Server.Access;

/// <summary>Passwords are hashed as ASP.NET Core Identity does it (PBKDF2, salted); this adds the rule a new one must obey.</summary>
public sealed class Passwords(IPasswordHasher<UserRow> hasher)
{
    public const int Shortest = 12;
    public const int Longest = 256;
    public const int MostFailures = 5;

    // Verified when there is no such user, so that the answer takes as long as for one.
    private readonly string _nobodysHash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public static TimeSpan LockedFor { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Null when a new password can be taken.</summary>
    public static Refusal? Judge(string password, string email)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(email);
        return password.Length switch
        {
            < Shortest => AccessRefusals.WeakPassword($"it has {password.Length} characters and at least {Shortest} are needed."),
            > Longest => AccessRefusals.WeakPassword($"it has {password.Length} characters and at most {Longest} are taken."),
            _ when string.Equals(password.Trim(), email.Trim(), StringComparison.OrdinalIgnoreCase) => AccessRefusals.WeakPassword("it is the e-mail address."),
            _ when password.Distinct().Count() < 5 => AccessRefusals.WeakPassword($"it has only {password.Distinct().Count()} different characters."),
            _ => null,
        };
    }

    public string Hash(string password) => hasher.HashPassword(null!, password);

    public PasswordVerificationResult Verify(UserRow? user, string password)
    {
        var result = hasher.VerifyHashedPassword(null!, user?.PasswordHash ?? _nobodysHash, password);
        return user is null ? PasswordVerificationResult.Failed : result;
    }
}
