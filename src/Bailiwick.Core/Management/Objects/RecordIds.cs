namespace Bailiwick.Core.Management.Objects;

/// <summary>
/// Ids of records: three characters of the object, twelve of a number in base 62, and three that carry the case of the fifteen before, so that
/// ids differ without regard to case too. Source: SOAP API guide, "ID Field Type".
/// </summary>
public static class RecordIds
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 18;

    private const int Digits = 12;
    private const int GroupLength = 5;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string CaseLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The id of a number.</summary>
    /// <param name="prefix">Three letters or digits.</param>
    /// <param name="number">Not negative; each number once in a database.</param>
    public static string Of(string prefix, long number)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNotEqual(prefix.Length, Length - Digits - 3);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> id = stackalloc char[Length];
        prefix.CopyTo(id);
        for (var at = prefix.Length + Digits - 1; at >= prefix.Length; at--)
        {
            id[at] = Base62[(int)(number % Base62.Length)];
            number /= Base62.Length;
        }

        for (var group = 0; group < 3; group++)
        {
            id[^(3 - group)] = CaseLetter(id.Slice(group * GroupLength, GroupLength));
        }

        return new string(id);
    }

    /// <summary>Whether text is an id whose last three characters fit. O(1).</summary>
    /// <param name="text">Any text.</param>
    public static bool IsValid(string? text) =>
        text is { Length: Length } && text.All(char.IsAsciiLetterOrDigit)
        && Enumerable.Range(0, 3).All(group => text[^(3 - group)] == CaseLetter(text.AsSpan(group * GroupLength, GroupLength)));

    private static char CaseLetter(ReadOnlySpan<char> five)
    {
        var bits = 0;
        for (var at = 0; at < five.Length; at++)
        {
            bits |= char.IsAsciiLetterUpper(five[at]) ? 1 << at : 0;
        }

        return CaseLetters[bits];
    }
}
