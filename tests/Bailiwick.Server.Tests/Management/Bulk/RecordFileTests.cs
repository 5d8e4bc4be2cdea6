using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Server.Management.Bulk;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Server.Tests.Management.Bulk;

/// <summary>What is written to a file is read from it, whatever stands in it.</summary>
public sealed class RecordFileTests
{
    private static readonly string[] _columns = ["Id", "Name", "Parent.Name"];

    private static readonly Gen<string?> _texts = Gen.Frequency<string?>(
        (1, Gen.Constant<string?>(null)),
        (3, Gen.Elements<string?>("=1+1", "'=x", "''+1", "'", "'#N/A", "#N/A", "-5", "@x", "a,b", "say \"so\"", "two\nlines", "two\r\nlines", " edge ", "Ä€𝄞", ";|\t", "'plain", "\tx", "0012", "{}", "true")),
        (4, Gen.Elements([.. "'=+-@#N/A,;\"\n\r\t aé1"]).ArrayOf().Select(letters => letters.Length == 0 ? null : new string(letters))));

    [Theory]
    [InlineData(BulkFormat.Csv)]
    [InlineData(BulkFormat.Ndjson)]
    public void A_file_gives_back_every_text(BulkFormat format)
    {
        var records = _texts.ArrayOf(2).NonEmptyListOf().Select(list => list.Select((texts, at) => (string?[])[$"id{at}", .. texts]).ToArray());
        Prop.ForAll(records.ToArbitrary(), written => Assert.Equal(written.Select(Show), RoundTrip(written, format).Select(Show))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_cell_begins_as_a_formula()
    {
        Prop.ForAll(_texts.ToArbitrary(), text =>
        {
            using var stream = new MemoryStream();
            Write(stream, [["x", text, null]], BulkFormat.Csv).GetAwaiter().GetResult();
            var cell = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", 2)[1][2..];
            cell = cell.StartsWith('"') ? cell[1..] : cell;
            Assert.False(cell.Length > 0 && "=+-@\t".Contains(cell[0], StringComparison.Ordinal), cell);
        }).QuickCheckThrowOnFailure();
    }

    private static string Show(string?[] record) => string.Join('|', record.Select(text => text is null ? "null" : $"<{text}>"));

    private static List<string?[]> RoundTrip(string?[][] records, BulkFormat format)
    {
        using var stream = new MemoryStream();
        Write(stream, records, format).GetAwaiter().GetResult();
        stream.Position = 0;
        using var rows = format == BulkFormat.Csv ? CsvFileRows.Open(stream, new ReadOptions(), clearsBlanks: false).Value : new JsonFileRows(stream);
        var read = new List<string?[]>();
        for (var next = rows.Next().Value; next is not null; next = rows.Next().Value)
        {
            read.Add([.. _columns.Select(column => next.Cells.GetValueOrDefault(column) as string)]);
        }

        return read;
    }

    private static async Task Write(Stream stream, string?[][] records, BulkFormat format)
    {
        await using var file = await RecordFile.BeginAsync(stream, format, _columns);
        foreach (var record in records)
        {
            await file.WriteAsync(record);
        }
    }
}
