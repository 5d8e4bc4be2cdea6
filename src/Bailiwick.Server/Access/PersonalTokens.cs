using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bailiwick.Server.Access;

/// <summary>Personal access tokens: <c>bw_</c> and 32 random bytes; only their SHA-256 is stored.</summary>
public static class PersonalTokens
{
    private const int RandomBytes = 32;

    public static string Create() => "bw_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
