using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>The first rows of a file and what its columns seem to be. Import and preview judge by the same sample, so they agree.</summary>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Rows">The first rows below the header, as text.</param>
/// <param name="RowsLookedAt">How many rows the columns were judged by.</param>
/// <param name="EstimatedRows">All rows of the file when it was read to its end, else about.</param>
public sealed record FileSample(
    FileShape Shape,
    bool HasHeader,
    ImmutableArray<InferredColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    int RowsLookedAt,
    int EstimatedRows)
{
    public const int RowsShown = 100;

    private const int MostRows = 10_000;
    private const long MostCharacters = 8 << 20;

    /// <summary>Reads the first 10,000 rows or 8 million characters.</summary>
    /// <param name="stream">The file, at its beginning; stays open.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="header">Whether the first row names the columns; when not said, it is judged.</param>
    public static Outcome<FileSample> Take(Stream stream, ReadOptions options, bool? header)
    {
        var opened = RowSources.Open(stream, options);
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        using var source = opened.Value;
        var rows = new List<IReadOnlyList<string>>();
        long characters = 0;
        while (rows.Count <= MostRows && characters < MostCharacters)
        {
            var read = source.Read();
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            if (!read.Value)
            {
                return Judge(source, rows, header, rows.Count);
            }

            var cells = new string[source.Width];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = source.ErrorAt(column) ?? source[column].ToString();
                characters += cells[column].Length + 1;
            }

            rows.Add(cells);
        }

        var estimate = source.Fraction > 0 ? (int)Math.Min(rows.Count / source.Fraction, int.MaxValue) : rows.Count;
        return Judge(source, rows, header, Math.Max(estimate, rows.Count));
    }

    private static Outcome<FileSample> Judge(IRowSource source, List<IReadOnlyList<string>> rows, bool? header, int estimate)
    {
        if (rows.Count == 0)
        {
            return FileRefusals.NoRows();
        }

        var hasHeader = header ?? LooksLikeHeader(rows);
        var headers = hasHeader ? rows[0] : [.. rows[0].Select(_ => string.Empty)];
        var records = hasHeader ? rows.Skip(1).ToList() : rows;
        var columns = ColumnInference.Infer(headers, records);
        return new FileSample(source.Shape, hasHeader, columns, [.. records.Take(RowsShown)], records.Count, estimate - (hasHeader ? 1 : 0));
    }

    /// <summary>A header has a different word in nearly every cell and no number or date.</summary>
    private static bool LooksLikeHeader(List<IReadOnlyList<string>> rows)
    {
        var first = rows[0].Select(cell => cell.Trim()).ToList();
        var words = first.Where(cell => cell.Length > 0).ToList();
        return words.Count * 2 > first.Count
            && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() == words.Count
            && !words.Exists(word => NumberCell.IsNumber(word, CellFormat.Default) || DateCell.TryRead(word, CellFormat.Default, out _, out _));
    }
}
