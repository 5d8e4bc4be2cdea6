using Bailiwick.Core;
using Bailiwick.Core.Access;

namespace Bailiwick.Server.Access;

/// <summary>Every "no" about who may come in and do what.</summary>
public static class AccessRefusals
{
    public static Refusal SignInFirst { get; } = new(
        "access.sign-in-first", "This needs a signed-in person or a token. Maybe sign in, or send the header \"Authorization: Bearer bw_...\".");

    public static Refusal BadToken { get; } = new(
        "access.bad-token", "The token is unknown, revoked or expired. Maybe make a new one in the workspace's settings.");

    public static Refusal Antiforgery { get; } = new(
        "access.antiforgery",
        "The header X-Bailiwick-Antiforgery is missing or not of this session. Maybe read GET /api/session again and send its antiforgeryToken.",
        RefusalKind.Forbidden);

    public static Refusal TooManyAttempts { get; } = new(
        "access.too-many-attempts", "Too many attempts to sign in came from this address within a minute. Maybe wait a minute.");

    public static Refusal SignInRefused { get; } = new(
        "access.sign-in-refused", "E-mail address and password do not belong together. Maybe check capital letters.", RefusalKind.Forbidden);

    public static Refusal AlreadySetUp { get; } = new(
        "access.already-set-up", "The first administrator exists already. Maybe sign in, or ask an administrator to add you.", RefusalKind.Conflict);

    public static Refusal WrongSetupCode { get; } = new(
        "access.wrong-setup-code", "The set-up code is not the one that this service printed. Maybe open the address printed at its start.", RefusalKind.Forbidden);

    public static Refusal OnlyPersons { get; } = new(
        "access.only-persons", "A token may not do this. Maybe sign in with e-mail address and password.", RefusalKind.Forbidden);

    public static Refusal NoAdministrator { get; } = new(
        "access.no-administrator", "Only a person who administers a workspace may make another. Maybe ask an administrator.", RefusalKind.Forbidden);

    public static Refusal LastAdministrator(string name) => new(
        "access.last-administrator", $"{name} is the only administrator of this workspace. Maybe make another member administrator first.", RefusalKind.Conflict);

    public static Refusal PasswordOfAnother(string name) => new(
        "access.password-of-another",
        $"{name} is also a member of workspaces that you do not administer, so the password is not yours to set. Maybe ask {name} to change it.",
        RefusalKind.Forbidden);

    public static Refusal Locked(DateTimeOffset until) => new(
        "access.locked", $"After {Passwords.MostFailures} failed attempts this account is locked until {until:u}. Maybe wait, or ask an administrator to unlock it.", RefusalKind.Forbidden)
    {
        Details = new Dictionary<string, object?> { ["lockedUntil"] = until },
    };

    public static Refusal NotAllowed(Role role, Right right) => new(
        "access.not-allowed", $"This needs the right {right}, and {Article(role)} {role.ToString().ToLowerInvariant()} does not have it. Maybe ask an administrator.", RefusalKind.Forbidden)
    {
        Details = new Dictionary<string, object?> { ["role"] = role, ["right"] = right },
    };

    public static Refusal UnknownWorkspace(string? id) => new(
        "access.unknown-workspace", $"You have no workspace {id}. Maybe look at GET /api/workspaces.", RefusalKind.NotFound);

    public static Refusal UnknownMember(Guid user) => new(
        "access.unknown-member", $"No member of this workspace has the id {user}. Maybe the member was removed meanwhile.", RefusalKind.NotFound);

    public static Refusal UnknownToken(Guid token) => new(
        "access.unknown-token", $"You have no token {token} in this workspace. Maybe it was revoked already.", RefusalKind.NotFound);

    public static Refusal AlreadyMember(string email) => new(
        "access.already-member", $"{email} is a member of this workspace already. Maybe change the role instead.", RefusalKind.Conflict);

    public static Refusal BadEmail(string email) => new(
        "access.bad-email", $"\"{email}\" is not an e-mail address. Maybe write it as name@example.org.");

    public static Refusal BadName(string name, int most) => new(
        "access.bad-name", $"The name \"{name}\" has {name.Trim().Length} characters; 1 to {most} are taken.");

    public static Refusal WeakPassword(string reason) => new(
        "access.weak-password", $"The password cannot be taken: {reason} Maybe use a sentence that only you know.");

    public static Refusal WrongPassword { get; } = new(
        "access.wrong-password", "The present password is not right. Maybe check capital letters.", RefusalKind.Forbidden);

    public static Refusal TokenRole(Role asked, Role own) => new(
        "access.token-role", $"A token for {asked} was asked for, and your role is {own}. Maybe ask for a role up to yours.", RefusalKind.Forbidden);

    public static Refusal BadExpiry(DateTimeOffset expiry) => new(
        "access.bad-expiry", $"The expiry {expiry:u} is not in the future. Maybe leave it out for a token that does not expire.");

    private static string Article(Role role) => role == Role.Administrator ? "an" : "a";
}
