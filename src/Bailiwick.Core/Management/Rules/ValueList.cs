using System.Text;

namespace Bailiwick.Core.Management.Rules;

/// <summary>Reads the values of an item: apart by a mark, trimmed, blank ones left out; in double quotes the mark is a character, and "" is a quote.</summary>
public static class ValueList
{
    /// <summary>The values in their order. O(characters).</summary>
    /// <param name="text">What the author wrote; null is none.</param>
    /// <param name="mark">A comma or a semicolon.</param>
    public static IReadOnlyList<string> Split(string? text, char mark = ',')
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        var source = text ?? "";
        for (var at = 0; at < source.Length; at++)
        {
            var letter = source[at];
            if (letter == '"' && isQuoted && at + 1 < source.Length && source[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else if (letter == '"' && (isQuoted || string.IsNullOrWhiteSpace(value.ToString())))
            {
                isQuoted = !isQuoted;
            }
            else if (letter == mark && !isQuoted)
            {
                Take(values, value);
            }
            else
            {
                value.Append(letter);
            }
        }

        Take(values, value);
        return values;
    }

    private static void Take(List<string> values, StringBuilder value)
    {
        var trimmed = value.ToString().Trim();
        if (trimmed.Length > 0)
        {
            values.Add(trimmed);
        }

        value.Clear();
    }
}
