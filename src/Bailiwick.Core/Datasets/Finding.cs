namespace Bailiwick.Core.Datasets;

/// <summary>One thing an import noticed about one cell, record or column.</summary>
/// <param name="Row">The record, 1 for the first below the header; 0 when it is about the whole column or file.</param>
/// <param name="Line">The line of the file the record begins on, from 1 (in a workbook its row number); 0 when there is none.</param>
/// <param name="Column">Name of the column, or null when it is about the record.</param>
/// <param name="Value">What stood in the file, shortened to 200 characters, or null.</param>
/// <param name="Kind">What is the matter: code, severity, title and what to do.</param>
/// <param name="Message">One sentence with the values judged.</param>
public sealed record Finding(int Row, int Line, string? Column, string? Value, FindingKind Kind, string Message)
{
    private const int LongestValue = 200;

    /// <summary>The value as it may be shown: at most 200 characters.</summary>
    public static string Shorten(ReadOnlySpan<char> value) =>
        value.Length <= LongestValue ? value.ToString() : string.Concat(value[..(LongestValue - 1)], "…");
}
