namespace Bailiwick.Core.Management.Routing;

/// <summary>Reads the domain of a company out of web and e-mail addresses.</summary>
public static class Domains
{
    private static readonly HashSet<string> _free = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "hotmail.com", "outlook.com", "live.com", "msn.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
        "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "zoho.com", "yandex.com", "yandex.ru", "mail.ru", "qq.com", "163.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net",
    };

    // Second levels under which companies register, as in co.uk: a domain of two parts there is not a company's.
    private static readonly HashSet<string> _registries = new(StringComparer.Ordinal) { "co", "com", "org", "net", "ac", "gov", "edu", "or", "ne" };

    /// <summary>"https://www.Acme.com:443/about" and "jo@acme.com" give "acme.com"; null when there is none.</summary>
    /// <param name="address">A web or e-mail address.</param>
    public static string? Of(string? address)
    {
        var text = (address ?? "").Trim().ToLowerInvariant();
        text = text[(text.IndexOf("://", StringComparison.Ordinal) is var scheme && scheme >= 0 ? scheme + 3 : 0)..];
        var end = text.IndexOfAny(['/', '?', '#']);
        text = end >= 0 ? text[..end] : text;
        text = text[(text.LastIndexOf('@') + 1)..];
        text = text.Split(':')[0].Trim('.');
        text = text.StartsWith("www.", StringComparison.Ordinal) ? text[4..] : text;
        return text.Contains('.', StringComparison.Ordinal) && text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-') ? text : null;
    }

    /// <summary>Whether anybody can have an address there, so that it says nothing about a company.</summary>
    /// <param name="domain">As <see cref="Of"/> gives it.</param>
    public static bool IsFree(string domain) => _free.Contains(domain);

    /// <summary>The part that a company registers: "eu.mail.acme.co.uk" gives "acme.co.uk".</summary>
    /// <param name="domain">As <see cref="Of"/> gives it.</param>
    public static string Registered(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var parts = domain.Split('.');
        var kept = parts.Length > 2 && parts[^1].Length == 2 && _registries.Contains(parts[^2]) ? 3 : 2;
        return string.Join('.', parts[Math.Max(0, parts.Length - kept)..]);
    }
}
