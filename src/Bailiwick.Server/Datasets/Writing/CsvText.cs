using System.Text;

namespace Bailiwick.Server.Datasets.Writing;

/// <summary>
/// Writes rows of comma-separated text (RFC 4180) that are safe to open in a spreadsheet: a cell that a spreadsheet would run as a formula
/// (beginning with =, +, -, @, a tab or a line break) gets an apostrophe before it, unless it is a number.
/// </summary>
public static class CsvText
{
    private static readonly System.Buffers.SearchValues<char> _needsQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Appends one row with its line break.</summary>
    public static void AppendRow(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0)
            {
                text.Append(',');
            }

            AppendCell(text, cells[column]);
        }

        text.Append("\r\n");
    }

    /// <summary>Appends one cell.</summary>
    public static void AppendCell(StringBuilder text, string? cell)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrEmpty(cell))
        {
            return;
        }

        var safe = IsFormula(cell) ? "'" + cell : cell;
        if (safe.AsSpan().IndexOfAny(_needsQuotes) < 0)
        {
            text.Append(safe);
            return;
        }

        text.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static bool IsFormula(string cell) =>
        cell[0] is '=' or '@' or '\t' or '\r' or '\n'
        || (cell[0] is '+' or '-' && !double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _));
}
