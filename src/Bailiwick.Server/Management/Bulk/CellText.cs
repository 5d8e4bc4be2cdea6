using System.Globalization;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>
/// Values as cells of a CSV file, and back. The writer of lines puts an apostrophe before what a spreadsheet would run as a formula; it goes when the file is read
/// again. So that nothing else loses one, a text that has apostrophes before such a beginning, or before the word that clears a field, gets one more.
/// </summary>
public static class CellText
{
    /// <summary>A cell that empties its field; an empty cell leaves it as it is. As in Salesforce's Bulk API.</summary>
    public const string Clear = "#N/A";

    private const string FormulaBeginnings = "=+-@\t\r\n";

    /// <summary>Null for nothing; numbers with a point, days as 2026-04-30, instants in UTC.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A text for the writer of lines, so that <see cref="Read"/> gives it back.</summary>
    public static string Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text == Clear || (text.StartsWith('\'') && IsMarked(text)) ? "'" + text : text;
    }

    /// <summary>What a cell stands for; null for the word that clears.</summary>
    public static string? Read(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell == Clear ? null : cell.StartsWith('\'') && IsMarked(cell) ? cell[1..] : cell;
    }

    private static bool IsMarked(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return (rest.Length > 0 && FormulaBeginnings.Contains(rest[0], StringComparison.Ordinal)) || rest.SequenceEqual(Clear);
    }
}
