using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bailiwick.Server.Alignments.Exporting;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Writes records to a stream as CSV or as JSON by line; nothing is held but the line.</summary>
public sealed class RecordFile : IAsyncDisposable
{
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BulkFormat _format;
    private readonly IReadOnlyList<string> _columns;
    private readonly StreamWriter _writer;
    private readonly CsvLine _line = new();
    private readonly MemoryStream _object = new();

    private RecordFile(Stream stream, BulkFormat format, IReadOnlyList<string> columns)
    {
        _format = format;
        _columns = columns;
        _writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
    }

    public static string TypeOf(BulkFormat format) => format == BulkFormat.Csv ? "text/csv; charset=utf-8" : "application/x-ndjson";

    public static string EndingOf(BulkFormat format) => format == BulkFormat.Csv ? "csv" : "ndjson";

    /// <summary>Begins the file: CSV with its line of names.</summary>
    public static async Task<RecordFile> BeginAsync(Stream stream, BulkFormat format, IReadOnlyList<string> columns)
    {
        var file = new RecordFile(stream, format, columns);
        if (format == BulkFormat.Csv)
        {
            await file.WriteLineAsync(columns);
        }

        return file;
    }

    /// <summary>Writes one record, its values in the order of the columns.</summary>
    public Task WriteAsync(IReadOnlyList<object?> values) => _format == BulkFormat.Csv ? WriteLineAsync(values) : WriteObjectAsync(values);

    public Task FlushAsync() => _writer.FlushAsync();

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private Task WriteLineAsync(IReadOnlyList<object?> values)
    {
        foreach (var value in values)
        {
            _ = value switch
            {
                decimal number => _line.Number(number),
                int whole => _line.Number((decimal)whole),
                _ => _line.Text(CellText.Of(value) is { } text ? CellText.Write(text) : null),
            };
        }

        return _line.EndAsync(_writer);
    }

    private async Task WriteObjectAsync(IReadOnlyList<object?> values)
    {
        _object.SetLength(0);
        await using (var json = new Utf8JsonWriter(_object, _json))
        {
            json.WriteStartObject();
            for (var at = 0; at < values.Count; at++)
            {
                Write(json, _columns[at], values[at]);
            }

            json.WriteEndObject();
        }

        await _writer.WriteAsync(Encoding.UTF8.GetString(_object.GetBuffer().AsSpan(0, (int)_object.Length)));
        await _writer.WriteAsync('\n');
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case int whole:
                json.WriteNumber(name, whole);
                break;
            default:
                json.WriteString(name, CellText.Of(value));
                break;
        }
    }
}
