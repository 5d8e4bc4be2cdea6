using System.Globalization;
using System.Text;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>
/// One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front
/// (OWASP, "CSV injection"); numbers are written as they are.
/// </summary>
public sealed class CsvLine
{
    private readonly StringBuilder _line = new();

    public CsvLine Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
        {
            return this;
        }

        var safe = "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        if (safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]))
        {
            _line.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            _line.Append(safe);
        }

        return this;
    }

    public CsvLine Number(decimal? number)
    {
        Separate();
        if (number is { } value)
        {
            _line.Append(CultureInfo.InvariantCulture, $"{value}");
        }

        return this;
    }

    public CsvLine Number(double? number)
    {
        Separate();
        if (number is { } value && double.IsFinite(value))
        {
            _line.Append(CultureInfo.InvariantCulture, $"{value:0.######}");
        }

        return this;
    }

    /// <summary>Writes the line with its end and begins the next.</summary>
    public async Task EndAsync(StreamWriter writer)
    {
        _line.Append("\r\n");
        await writer.WriteAsync(_line);
        _line.Clear();
        _isFirst = true;
    }

    private bool _isFirst = true;

    private void Separate()
    {
        if (!_isFirst)
        {
            _line.Append(',');
        }

        _isFirst = false;
    }
}
