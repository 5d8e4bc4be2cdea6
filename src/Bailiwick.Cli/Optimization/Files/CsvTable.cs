using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>A comma, semicolon or tab separated file with a header, kept as bytes: cells are read where they are wanted. RFC 4180, UTF-8.</summary>
internal sealed class CsvTable
{
    private readonly byte[] _bytes;
    private readonly byte _delimiter;
    private readonly List<int> _rowStart = [];
    private readonly List<int> _lineOfRow = [];
    private bool _isChecked;

    private CsvTable(string file, byte[] bytes)
    {
        (File, _bytes) = (file, bytes);
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var end = bytes.AsSpan(start).IndexOfAny((byte)'\n', (byte)'\r');
        var header = end < 0 ? bytes.AsSpan(start) : bytes.AsSpan(start, end);
        _delimiter = header.Contains((byte)',') ? (byte)',' : header.Contains((byte)';') ? (byte)';' : header.Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        Split(start);
        Header = _rowStart.Count > 0 ? [.. CellsOf(0)] : [];
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>As given on the command line.</summary>
    public string File { get; }

    public string[] Header { get; }

    public string Sha256 { get; }

    /// <summary>Rows below the header.</summary>
    public int Rows => Math.Max(0, _rowStart.Count - 1);

    /// <summary>Reads a file whole; refuses one that cannot be read or has no header.</summary>
    public static CsvTable Read(string file)
    {
        byte[] bytes;
        try
        {
            bytes = System.IO.File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw InputFaults.One(file, $"cannot be read ({failure.Message}). Maybe check the path.");
        }

        var table = new CsvTable(file, bytes);
        return table.Header.Length > 0 ? table : throw InputFaults.One(file, "is empty. Maybe give a file with a header line and one line a unit.");
    }

    /// <summary>Line of the file, from 1, on which a row (from 0) begins.</summary>
    public int LineOf(int row) => _lineOfRow[row + 1];

    /// <summary>Index of a column, or a refusal that names those there are.</summary>
    public int Column(string name, string option) =>
        Find(name) is var at && at >= 0
            ? at
            : throw InputFaults.One(File, $"has no column '{name}', which {option} asks for; it has {string.Join(", ", Header.Select(one => $"'{one}'"))}. Maybe correct the name.");

    /// <summary>Index of a column, or -1. Exact, or else but for case.</summary>
    public int Find(string name)
    {
        var exact = Array.IndexOf(Header, name);
        return exact >= 0 ? exact : Array.FindIndex(Header, one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Cells of a column as text, trimmed. Rows with too few or too many cells are faults.</summary>
    public string[] Texts(int column, InputFaults faults)
    {
        var result = new string[Rows];
        Visit(column, faults, (row, cell) => result[row] = Encoding.UTF8.GetString(cell));
        return result;
    }

    /// <summary>Cells of a column as finite numbers of at least a least one; blanks, words and lesser numbers are faults.</summary>
    public double[] Numbers(int column, double least, InputFaults faults)
    {
        var result = new double[Rows];
        Visit(column, faults, (row, cell) =>
        {
            var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
            if (isNumber && value >= least)
            {
                result[row] = value;
                return;
            }

            faults.Add(File, LineOf(row), cell.Length == 0
                ? $"'{Header[column]}' is empty. Maybe write 0 where there is none, or leave the line out."
                : isNumber
                    ? $"'{Header[column]}' is {Encoding.UTF8.GetString(cell)}, below {least.ToString(CultureInfo.InvariantCulture)}. Maybe write 0, or leave the line out."
                    : $"'{Header[column]}' is '{Encoding.UTF8.GetString(cell)}', which is no finite number. Maybe write it with a point and no separators, such as 1234.5.");
        });
        return result;
    }

    private delegate void Taker(int row, ReadOnlySpan<byte> cell);

    private void Visit(int column, InputFaults faults, Taker take)
    {
        var rented = ArrayPool<byte>.Shared.Rent(1024);
        for (var row = 0; row < Rows; row++)
        {
            var at = _rowStart[row + 1];
            var count = 0;
            while (true)
            {
                var cell = Cell(ref at, ref rented, out var isLast);
                if (count == column)
                {
                    take(row, Trimmed(cell));
                }

                count++;
                if (isLast)
                {
                    break;
                }
            }

            if (count != Header.Length && (!_isChecked || count <= column))
            {
                faults.Add(File, LineOf(row), $"{count} cells where the header has {Header.Length}. Maybe a delimiter or a quote is missing.");
            }
        }

        _isChecked = true;
        ArrayPool<byte>.Shared.Return(rented);
    }

    private List<string> CellsOf(int row)
    {
        var cells = new List<string>();
        var rented = new byte[256];
        var at = _rowStart[row];
        var isLast = false;
        while (!isLast)
        {
            cells.Add(Encoding.UTF8.GetString(Trimmed(Cell(ref at, ref rented, out isLast))));
        }

        return cells;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> cell) => cell.Trim(" \t\u00a0"u8);

    // The next cell; quotes are taken off, doubled ones halved.
    private ReadOnlySpan<byte> Cell(ref int at, ref byte[] room, out bool isLast)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(at);
        if (rest.Length == 0 || rest[0] != '"')
        {
            var end = rest.IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
            end = end < 0 ? rest.Length : end;
            isLast = end == rest.Length || rest[end] != _delimiter;
            at += end + 1;
            return rest[..end];
        }

        var length = 0;
        var from = 1;
        while (from < rest.Length && (rest[from] != '"' || (from + 1 < rest.Length && rest[from + 1] == '"')))
        {
            if (length == room.Length)
            {
                Array.Resize(ref room, 2 * length);
            }

            room[length++] = rest[from];
            from += rest[from] == '"' ? 2 : 1;
        }

        from++;
        while (from < rest.Length && rest[from] != _delimiter && rest[from] is not ((byte)'\n' or (byte)'\r'))
        {
            from++;
        }

        isLast = from >= rest.Length || rest[from] != _delimiter;
        at += from + 1;
        return room.AsSpan(0, length);
    }

    // Where rows begin; blank lines are none.
    private void Split(int start)
    {
        var (at, line) = (start, 1);
        while (at < _bytes.Length)
        {
            var (from, first, isBlank, isQuoted) = (at, line, true, false);
            for (; at < _bytes.Length; at++)
            {
                var letter = _bytes[at];
                if (letter == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (letter == '\n')
                {
                    line++;
                    if (!isQuoted)
                    {
                        break;
                    }
                }

                isBlank &= letter is (byte)' ' or (byte)'\t' or (byte)'\r';
            }

            at++;
            if (!isBlank)
            {
                _rowStart.Add(from);
                _lineOfRow.Add(first);
            }
        }
    }
}
