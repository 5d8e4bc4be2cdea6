namespace Bailiwick.Geography.Places;

/// <summary>Postal codes in the spelling of the gazetteer: five digits (United States) or the first three characters (Canada).</summary>
internal static class PostalCode
{
    /// <summary>The code's key; null when it is neither. Spaces, hyphens and what follows the fifth digit of a ZIP+4 do not count.</summary>
    public static string? Normalize(string code)
    {
        Span<char> kept = stackalloc char[9];
        var length = 0;
        foreach (var letter in code)
        {
            if (letter is ' ' or '-' or '\u00A0' or '\u2013')
            {
                continue;
            }

            if (length == kept.Length || !char.IsAsciiLetterOrDigit(letter))
            {
                return null;
            }

            kept[length++] = char.ToUpperInvariant(letter);
        }

        kept = kept[..length];
        if (IsCanadian(kept))
        {
            return kept[..3].ToString();
        }

        return length is 5 or 9 && kept.IndexOfAnyExceptInRange('0', '9') < 0 ? kept[..5].ToString() : null;
    }

    /// <summary>Letter, digit, letter, and digit, letter, digit or nothing.</summary>
    private static bool IsCanadian(ReadOnlySpan<char> code)
    {
        if (code.Length is not (3 or 6))
        {
            return false;
        }

        for (var index = 0; index < code.Length; index++)
        {
            if (index % 2 == 0 ? !char.IsAsciiLetter(code[index]) : !char.IsAsciiDigit(code[index]))
            {
                // The second half begins with a digit.
                return false;
            }

            if (index == 2 && code.Length == 6)
            {
                return char.IsAsciiDigit(code[3]) && char.IsAsciiLetter(code[4]) && char.IsAsciiDigit(code[5]);
            }
        }

        return true;
    }
}
