namespace Bailiwick.Core.Datasets;

/// <summary>Brings postal codes to their country's usual form. Only what is certain is changed, and every change is named.</summary>
public static class PostalCodeCell
{
    /// <summary>Reads a postal code. Never fails: what cannot be mended is kept as written.</summary>
    /// <param name="text">The cell, not empty.</param>
    /// <param name="form">The form of its country.</param>
    /// <param name="kind">What was mended or doubted, or null when the code stands as written.</param>
    public static string Read(ReadOnlySpan<char> text, PostalForm form, out FindingKind? kind)
    {
        var code = text.Trim();
        var digits = WithoutDecimals(code);
        var hadDecimals = digits.Length < code.Length;
        kind = hadDecimals ? FindingKinds.PostalDecimals : null;
        return form switch
        {
            PostalForm.UnitedStates => ReadUnitedStates(digits, ref kind),
            PostalForm.Canada => ReadCanada(code, ref kind),
            PostalForm.FiveDigits => ReadFiveDigits(digits, ref kind),
            _ => digits.ToString(),
        };
    }

    private static string ReadUnitedStates(ReadOnlySpan<char> code, ref FindingKind? kind)
    {
        var hyphen = code.IndexOfAny('-', ' ');
        var zip = hyphen < 0 ? code : code[..hyphen].TrimEnd();
        var extension = hyphen < 0 ? [] : code[(hyphen + 1)..].Trim();
        if (hyphen < 0 && zip.Length is 8 or 9 && IsDigits(zip))
        {
            extension = zip[^4..];
            zip = zip[..^4];
        }

        if (zip.Length is < 3 or > 5 || !IsDigits(zip) || (!extension.IsEmpty && (extension.Length > 4 || !IsDigits(extension))))
        {
            kind = FindingKinds.PostalForm;
            return code.ToString();
        }

        if (zip.Length < 5)
        {
            kind = FindingKinds.PostalZeros;
            return zip.ToString().PadLeft(5, '0');
        }

        kind = !extension.IsEmpty ? FindingKinds.PostalExtension : hyphen >= 0 ? FindingKinds.PostalSpacing : kind;
        return zip.ToString();
    }

    private static string ReadCanada(ReadOnlySpan<char> code, ref FindingKind? kind)
    {
        Span<char> plain = stackalloc char[7];
        var length = 0;
        foreach (var c in code)
        {
            if (c is ' ' or '-' or '\u00A0' or '.')
            {
                continue;
            }

            var isInPlace = length < 6 && (length % 2 == 0 ? char.IsAsciiLetter(c) : char.IsAsciiDigit(c));
            if (!isInPlace)
            {
                kind = FindingKinds.PostalForm;
                return code.ToString();
            }

            plain[length++] = char.ToUpperInvariant(c);
        }

        if (length is not (3 or 6))
        {
            kind = FindingKinds.PostalForm;
            return code.ToString();
        }

        var usual = length == 3 ? plain[..3].ToString() : string.Concat(plain[..3], " ", plain[3..6]);
        kind = code.SequenceEqual(usual) ? null : FindingKinds.PostalSpacing;
        return usual;
    }

    private static string ReadFiveDigits(ReadOnlySpan<char> code, ref FindingKind? kind)
    {
        if (!IsDigits(code) || code.Length is < 4 or > 5)
        {
            kind = FindingKinds.PostalForm;
            return code.ToString();
        }

        kind = code.Length == 4 ? FindingKinds.PostalZeros : kind;
        return code.ToString().PadLeft(5, '0');
    }

    private static ReadOnlySpan<char> WithoutDecimals(ReadOnlySpan<char> code)
    {
        var point = code.IndexOf('.');
        return point > 0 && point < code.Length - 1 && IsDigits(code[..point]) && code[(point + 1)..].TrimStart('0').IsEmpty
            ? code[..point]
            : code;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
