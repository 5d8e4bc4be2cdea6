using System.Net.Mail;
using Bailiwick.Core;
using Bailiwick.Storage.Access;

namespace Bailiwick.Server.Access;

/// <summary>Checks and makes what every new user has.</summary>
public sealed class NewUsers(Passwords passwords, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    public sealed record Form(string Email, string Name, string Password);

    public Outcome<UserRow> Make(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (email, name) = (form.Email.Trim(), form.Name.Trim());
        if (email.Length > LongestEmail || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            return AccessRefusals.BadEmail(form.Email);
        }

        if (JudgeName(name) is { } refusal)
        {
            return refusal;
        }

        if (Passwords.Judge(form.Password, email) is { } weak)
        {
            return weak;
        }

        var now = clock.GetUtcNow();
        return new UserRow
        {
            Id = new UserId(Guid.CreateVersion7(now)),
            Email = email,
            Name = name,
            PasswordHash = passwords.Hash(form.Password),
            Stamp = Guid.NewGuid(),
            CreatedAt = now,
        };
    }

    public static Refusal? JudgeName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().Length is > 0 and <= LongestName && !name.Any(char.IsControl) ? null : AccessRefusals.BadName(name, LongestName);
    }
}
