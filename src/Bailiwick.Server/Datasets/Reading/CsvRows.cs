using System.Text;
using System.Text.Unicode;
using Bailiwick.Core;
using CsvHelper;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Rows of delimited text, through CsvHelper. Holds one record at a time.</summary>
public sealed class CsvRows : IRowSource
{
    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private readonly string _encodingName;
    private readonly bool _isUtf8;
    private char[] _characters = new char[4096];
    private int[] _end = [];
    private Refusal? _refusal;

    private CsvRows(Stream stream, TextDetection text, char delimiter, FileShape shape)
    {
        _stream = stream;
        _encodingName = text.Name;
        _isUtf8 = text.IsUtf8;
        Shape = shape;
        var source = new CheckedStream(stream, text.IsUtf8, mayHoldZeros: text.Name.StartsWith("utf-16", StringComparison.Ordinal));
        _reader = CsvReader.Create(source, OptionsFor(text, delimiter), leaveOpen: true);
    }

    public FileShape Shape { get; }

    public int Width { get; private set; }

    public int Line { get; private set; }

    // The stream is read ahead of the rows; where its bytes are those the reader counts, the rows' own place is known.
    public double Fraction => (double)(_isUtf8 ? _reader.ByteOffset : _stream.Position) / _stream.Length;

    public ReadOnlySpan<char> this[int column] => column < Width ? _characters.AsSpan(Start(column).._end[column]) : [];

    /// <summary>Opens a text file.</summary>
    /// <param name="stream">Seekable, at its beginning; stays open.</param>
    /// <param name="options">Delimiter and encoding, where the user names them.</param>
    public static Outcome<IRowSource> Open(Stream stream, ReadOptions options)
    {
        var sample = new byte[Math.Min(stream.Length, 1 << 20)];
        stream.ReadExactly(sample);
        var detected = TextDetection.Of(sample, sample.Length == stream.Length, options.Encoding);
        if (!detected.IsDone)
        {
            return detected.Refusal;
        }

        if (options.Delimiter is { } asked && (asked.Length != 1 || !char.IsAscii(asked[0]) || asked[0] is '"' or '\r' or '\n'))
        {
            return FileRefusals.WrongDelimiter(asked);
        }

        var text = detected.Value;
        var delimiter = options.Delimiter?[0] ?? DelimiterOf(sample.AsSpan(text.PreambleBytes), text.Encoding);
        stream.Position = text.PreambleBytes;
        var shape = new FileShape(FileFormat.Csv, text.Name, delimiter.ToString(), [], null, text.Note is null ? [] : [text.Note]);
        return new CsvRows(stream, text, delimiter, shape);
    }

    public string? ErrorAt(int column) => null;

    public Outcome<bool> Read()
    {
        try
        {
            if (!_reader.Read())
            {
                return _refusal is null ? false : _refusal;
            }

            Line = (int)_reader.LineNumber;
            return _refusal ?? TakeRow();
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (DecoderFallbackException)
        {
            return FileRefusals.NotInEncoding(_encodingName, _stream.Position);
        }
        catch (CsvFormatException tooLong)
        {
            return FileRefusals.LineTooLong((int)tooLong.LineNumber);
        }
    }

    public void Dispose() => _reader.Dispose();

    private Outcome<bool> TakeRow()
    {
        var cells = _reader.FieldCount;
        if (cells > ReadLimits.Columns)
        {
            return FileRefusals.TooManyColumns(Line, cells);
        }

        if (Width == 0)
        {
            Width = cells;
            _end = new int[cells];
        }

        var length = 0;
        for (var column = 0; column < Math.Min(cells, Width); column++)
        {
            var bytes = _reader.GetSpan(column);
            if (bytes.Length > ReadLimits.CellCharacters)
            {
                return FileRefusals.CellTooLong(Line, column + 1);
            }

            EnsureRoom(length + bytes.Length);
            Utf8.ToUtf16(bytes, _characters.AsSpan(length), out _, out var written);
            length += written;
            _end[column] = length;
        }

        return cells == Width || HasOnlyBlanksBeyond(cells) ? true : FileRefusals.Ragged(Line, cells, Width, this[0]);
    }

    private bool HasOnlyBlanksBeyond(int cells)
    {
        for (var column = Width; column < cells; column++)
        {
            if (_reader.GetSpan(column).IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            {
                return false;
            }
        }

        return cells > Width;
    }

    private void EnsureRoom(int length)
    {
        if (length > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(length, _characters.Length * 2));
        }
    }

    private int Start(int column) => column == 0 ? 0 : _end[column - 1];

    private CsvReaderOptions OptionsFor(TextDetection text, char delimiter) => CsvReaderOptions.Default with
    {
        Separator = delimiter,
        HasHeader = false,
        Encoding = text.IsUtf8 ? null : text.Encoding,
        MaxRecordSize = ReadLimits.RowBytes,
        TrackLineNumbers = true,
        OnMalformedRecord = NoteMalformed,
        BufferSize = 1 << 18,
    };

    /// <summary>A lone quotation mark inside a cell (6" pipe) is text; one that is never closed has swallowed the rest of the file.</summary>
    private void NoteMalformed(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
        {
            _refusal ??= FileRefusals.BadQuotes(record.LineNumber);
        }
    }

    private static char DelimiterOf(ReadOnlySpan<byte> sample, Encoding strict)
    {
        var lenient = (Encoding)strict.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return DelimiterDetection.Of(lenient.GetString(sample[..Math.Min(sample.Length, 1 << 17)]));
    }
}
