using Bailiwick.Core;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Records of a CSV file under a line of names.</summary>
public sealed class CsvFileRows : IFileRows
{
    private readonly IRowSource _source;
    private readonly string[] _header;
    private readonly bool _clearsBlanks;
    private int _row;

    private CsvFileRows(IRowSource source, string[] header, bool clearsBlanks) => (_source, _header, _clearsBlanks) = (source, header, clearsBlanks);

    public IReadOnlyList<string> Header => _header;

    public double Fraction => _source.Fraction;

    /// <param name="stream">Seekable, at its beginning; stays open.</param>
    /// <param name="options">Delimiter and encoding, where the user names them.</param>
    /// <param name="clearsBlanks">Whether an empty cell empties its field.</param>
    public static Outcome<IFileRows> Open(Stream stream, ReadOptions options, bool clearsBlanks)
    {
        var opened = CsvRows.Open(stream, options);
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        var source = opened.Value;
        var first = source.Read();
        if (!first.IsDone || !first.Value)
        {
            source.Dispose();
            return first.Refusal ?? FileRefusals.NoRows();
        }

        var header = new string[source.Width];
        for (var column = 0; column < header.Length; column++)
        {
            header[column] = source[column].Trim().ToString();
            if (header[column].Length == 0 || Array.FindIndex(header, name => header[column].Equals(name, StringComparison.OrdinalIgnoreCase)) != column)
            {
                source.Dispose();
                return header[column].Length == 0 ? BulkRefusals.NoName(column + 1) : BulkRefusals.ColumnTwice(header[column]);
            }
        }

        return new CsvFileRows(source, header, clearsBlanks);
    }

    public Outcome<FileRow?> Next()
    {
        var read = _source.Read();
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        if (!read.Value)
        {
            return default(FileRow);
        }

        var cells = new Dictionary<string, object?>(_header.Length, StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < _header.Length; column++)
        {
            var cell = _source[column];
            if (cell.Length > 0)
            {
                cells[_header[column]] = CellText.Read(cell.ToString());
            }
            else if (_clearsBlanks)
            {
                cells[_header[column]] = null;
            }
        }

        return new FileRow(++_row, _source.Line, cells);
    }

    public void Dispose() => _source.Dispose();
}
