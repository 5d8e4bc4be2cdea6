using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets.Files;

/// <summary>Reads a changed table back: rows with the cells that may be changed. A column that is left out leaves its field alone.</summary>
internal static class TargetFileRows
{
    private const NumberStyles Numeric = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands
        | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private static readonly (string Column, TargetCellField Field)[] _numbers =
    [
        (TargetSheet.BottomUp, TargetCellField.BottomUp), (TargetSheet.Override, TargetCellField.Override),
        (TargetSheet.Lock, TargetCellField.Lock), (TargetSheet.Confidence, TargetCellField.Confidence),
    ];

    /// <summary>One cell of the file as read.</summary>
    public sealed record FileCell(TargetCellField Field, decimal? Amount, string? Text);

    /// <summary>One row: its line in the file, the account, the revision it was exported at, and its cells.</summary>
    public sealed record FileRow(int Line, string Account, int? Revision, IReadOnlyList<FileCell> Cells);

    public static Outcome<List<FileRow>> Read(Stream stream)
    {
        var opened = RowSources.Open(stream, new ReadOptions());
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        using var source = opened.Value;
        var header = source.Read();
        if (!header.IsDone)
        {
            return header.Refusal;
        }

        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; header.Value && column < source.Width; column++)
        {
            columns.TryAdd(source[column].Trim().ToString(), column);
        }

        if (!columns.ContainsKey(TargetSheet.Account))
        {
            return TargetPlanRefusals.NoColumn(TargetSheet.Account);
        }

        if (_numbers.All(one => !columns.ContainsKey(one.Column)) && !columns.ContainsKey(TargetSheet.Comment))
        {
            return TargetPlanRefusals.NoColumn(TargetSheet.BottomUp);
        }

        var rows = new List<FileRow>();
        while (true)
        {
            var next = source.Read();
            if (!next.IsDone)
            {
                return next.Refusal;
            }

            if (!next.Value)
            {
                return rows;
            }

            var row = Row(source, columns);
            if (!row.IsDone)
            {
                return row.Refusal;
            }

            if (row.Value.Account.Length > 0)
            {
                rows.Add(row.Value);
            }
        }
    }

    private static Outcome<FileRow> Row(IRowSource source, Dictionary<string, int> columns)
    {
        var cells = new List<FileCell>(5);
        foreach (var (name, field) in _numbers)
        {
            if (!columns.TryGetValue(name, out var column))
            {
                continue;
            }

            var text = source[column].Trim();
            var amount = default(decimal?);
            if (text.Length > 0)
            {
                if (source.ErrorAt(column) is not null || !decimal.TryParse(text, Numeric, CultureInfo.InvariantCulture, out var number))
                {
                    return TargetPlanRefusals.BadAmount(source.Line, field, $"\"{text}\"", "is not a number with a decimal point");
                }

                amount = number;
            }

            var reason = field == TargetCellField.Override && columns.TryGetValue(TargetSheet.Reason, out var why) ? Words(source[why]) : null;
            cells.Add(new FileCell(field == TargetCellField.Lock && amount is null ? TargetCellField.Unlock : field, amount, amount is null ? null : reason));
        }

        if (columns.TryGetValue(TargetSheet.Comment, out var comment))
        {
            cells.Add(new FileCell(TargetCellField.Comment, null, Words(source[comment])));
        }

        var revision = default(int?);
        if (columns.TryGetValue(TargetSheet.Revision, out var at) && source[at].Trim() is { Length: > 0 } given)
        {
            if (!decimal.TryParse(given, Numeric, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number) || number is < 0 or > int.MaxValue)
            {
                return TargetPlanRefusals.BadRevisionCell(source.Line, given.ToString());
            }

            revision = (int)number;
        }

        return new FileRow(source.Line, Words(source[columns[TargetSheet.Account]]) ?? string.Empty, revision, cells);
    }

    // The apostrophe that keeps a spreadsheet from running a text as a formula is not part of it.
    private static string? Words(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        if (text.Length > 1 && text[0] == '\'' && "=+-@\t\r\n".Contains(text[1], StringComparison.Ordinal))
        {
            text = text[1..];
        }

        return text.Length == 0 ? null : text.ToString();
    }
}
