using System.Collections.Frozen;

namespace Bailiwick.Core.Datasets;

/// <summary>Signs and ISO 4217 codes of currencies, as they stand before or after an amount.</summary>
public static class CurrencySigns
{
    private static readonly (string Sign, string Code)[] _signs =
    [
        ("US$", "USD"), ("CA$", "CAD"), ("C$", "CAD"), ("AU$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("S$", "SGD"), ("R$", "BRL"),
        ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"), ("zł", "PLN"), ("Kč", "CZK"), ("₺", "TRY"), ("₽", "RUB"),
        ("Fr.", "CHF"), ("kr", "SEK"), ("₪", "ILS"), ("₴", "UAH"), ("฿", "THB"), ("₫", "VND"), ("₱", "PHP"),
    ];

    private static readonly FrozenSet<string> _codes = new[]
    {
        "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR",
        "ISK", "JPY", "KES", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD",
        "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _codeOfSpan = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for an ISO 4217 code this service knows.</summary>
    public static bool IsCode(string code) => _codes.Contains(code);

    /// <summary>Takes a sign or code off the front or the end of an amount; returns its currency, or null when there is none.</summary>
    public static string? Strip(ref ReadOnlySpan<char> body)
    {
        if (body.Length > 1 && char.IsAsciiDigit(body[0]) && (char.IsAsciiDigit(body[^1]) || body[^1] is '.' or ',' or '%'))
        {
            return null;
        }

        if (body.Length > 3 && StripCode(ref body) is { } code)
        {
            return code;
        }

        foreach (var (sign, currency) in _signs)
        {
            if (body.Length > sign.Length && body.StartsWith(sign, StringComparison.Ordinal))
            {
                body = body[sign.Length..].TrimStart();
                return currency;
            }

            if (body.Length > sign.Length && body.EndsWith(sign, StringComparison.Ordinal))
            {
                body = body[..^sign.Length].TrimEnd();
                return currency;
            }
        }

        return null;
    }

    /// <summary>True when a sign read as <paramref name="read"/> may stand in a column of <paramref name="column"/>: $ for every dollar, ¥ for yuan, kr for crowns.</summary>
    public static bool Fits(string read, string column) =>
        read == column
        || (read == "USD" && column is "CAD" or "AUD" or "NZD" or "HKD" or "SGD" or "MXN" or "TWD" or "ARS" or "CLP" or "COP")
        || (read == "JPY" && column == "CNY")
        || (read == "SEK" && column is "NOK" or "DKK" or "ISK");

    private static string? StripCode(ref ReadOnlySpan<char> body)
    {
        if (_codeOfSpan.TryGetValue(body[..3], out var code) && !char.IsLetter(body[3]))
        {
            body = body[3..].TrimStart();
            return code;
        }

        if (_codeOfSpan.TryGetValue(body[^3..], out code) && !char.IsLetter(body[^4]))
        {
            body = body[..^3].TrimEnd();
            return code;
        }

        return null;
    }
}
