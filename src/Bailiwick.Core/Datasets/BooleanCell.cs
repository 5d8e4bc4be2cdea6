namespace Bailiwick.Core.Datasets;

/// <summary>Reads true and false, yes and no, y and n, t and f, on and off, 1 and 0, in any capitals.</summary>
public static class BooleanCell
{
    /// <summary>Reads a cell that is not empty; on false <paramref name="fault"/> says why.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out bool value, out CellFault? fault)
    {
        var word = text.Trim();
        value = IsAnyOf(word, "true", "yes", "y", "t", "on", "1");
        fault = value || IsAnyOf(word, "false", "no", "n", "f", "off", "0")
            ? null
            : CellFault.Unreadable(text, "true or false", "write true or false, yes or no, 1 or 0, or make the column text");
        return fault is null;
    }

    private static bool IsAnyOf(ReadOnlySpan<char> word, params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
