namespace Bailiwick.Core.Datasets;

/// <summary>Which texts stand for "nothing here".</summary>
public static class EmptyCell
{
    /// <summary>White space only. Holds for every kind.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text) => text.IsWhiteSpace();

    /// <summary>
    /// Blank, or one of the marks that stand for a missing value where a number or date is expected: -, n/a, na, null, none, nil.
    /// In textual columns these stay the words they are.
    /// </summary>
    public static bool IsMissing(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.Length switch
        {
            0 => true,
            1 => trimmed[0] is '-' or '–' or '—',
            2 => Is(trimmed, "na") || Is(trimmed, "--"),
            3 => Is(trimmed, "n/a") || Is(trimmed, "nil"),
            4 => Is(trimmed, "null") || Is(trimmed, "none") || Is(trimmed, "n.a."),
            _ => false,
        };
    }

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
