using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Bailiwick.Server.Management.Events;

/// <summary>Makes, keeps and uses the secrets that webhooks are signed with: HMAC-SHA256 over instant and body. They are stored encrypted and shown once.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Bailiwick.Webhooks");

    public static string Make() => $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    public string Protect(string secret) => _protector.Protect(secret);

    public string Reveal(string stored) => _protector.Unprotect(stored);

    /// <summary>The header's value: <c>t=1700000000,v1=5f2...</c>; what is signed is the instant in seconds, a point, and the body.</summary>
    public static string Sign(string secret, long seconds, string body) =>
        $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
}
