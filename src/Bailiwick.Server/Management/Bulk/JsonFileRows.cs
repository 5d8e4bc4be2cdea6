using System.Text.Json;
using Bailiwick.Core;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Records of a file with one JSON object a line. Holds one line; empty lines are passed over.</summary>
public sealed class JsonFileRows(Stream stream) : IFileRows
{
    private const int MostBytes = 64 << 20;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private byte[] _bytes = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _line;
    private int _row;

    public IReadOnlyList<string>? Header => null;

    public double Fraction => stream.Length == 0 ? 1 : (double)(stream.Position - (_end - _start)) / stream.Length;

    /// <summary>Whether a file begins as such a file does.</summary>
    /// <param name="stream">At its beginning, and so again afterwards.</param>
    public static bool IsLikely(Stream stream)
    {
        Span<byte> first = stackalloc byte[64];
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var text = first[..read];
        text = (text.StartsWith(Mark) ? text[3..] : text).TrimStart(" \t\r\n"u8);
        return text.StartsWith("{"u8);
    }

    public Outcome<FileRow?> Next()
    {
        while (true)
        {
            var taken = TakeLine();
            if (!taken.IsDone)
            {
                return taken.Refusal;
            }

            if (taken.Value is not { } line)
            {
                return default(FileRow);
            }

            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                return Read(line);
            }
        }
    }

    public void Dispose()
    {
    }

    private FileRow Read(ReadOnlyMemory<byte> line)
    {
        _row++;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Bad($"it begins a {document.RootElement.ValueKind}.");
            }

            var cells = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                cells[member.Name.Trim()] = ValueOf(member.Value);
            }

            return new FileRow(_row, _line, cells);
        }
        catch (JsonException e)
        {
            return Bad(e.Message);
        }
    }

    /// <summary>A value as the rules of records take it.</summary>
    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    private FileRow Bad(string why) => new(_row, _line, new Dictionary<string, object?>()) { Fault = BulkRefusals.BadLine(_line, why) };

    private Outcome<ReadOnlyMemory<byte>?> TakeLine()
    {
        for (var looked = 0; ;)
        {
            var at = _bytes.AsSpan((_start + looked)..(_end)).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Line(looked + at, 1);
            }

            looked = _end - _start;
            if (looked > MostBytes)
            {
                return BulkRefusals.LineTooLong(_line + 1, MostBytes);
            }

            if (!Fill())
            {
                return looked > 0 ? Line(looked, 0) : default(ReadOnlyMemory<byte>?);
            }
        }
    }

    private ReadOnlyMemory<byte>? Line(int length, int more)
    {
        var line = _bytes.AsMemory(_start, length);
        _start += length + more;
        return _line++ == 0 && line.Span.StartsWith(Mark) ? line[3..] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        var read = stream.Read(_bytes.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
