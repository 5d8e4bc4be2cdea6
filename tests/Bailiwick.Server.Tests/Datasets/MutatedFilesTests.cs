using System.Diagnostics;
using System.Text;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Reading;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Ten thousand damaged files at each reader: rows or a refusal, nothing else, and none hangs.</summary>
public sealed class MutatedFilesTests
{
    private const int Files = 10_000;
    private const long MostBytes = 64 << 20;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    private static readonly byte[][] _texts =
    [
        "id,name,zip,lat,lon,beds\r\n1,\"St. Mary's \"\"East\"\"\",1915,42.5,-70.8,\"1,234\"\r\n2,Zöe,46202,39.7,-86.1,\r\n3,\"multi\nline\",00501,,,12.5\r\n"u8.ToArray(),
        "a;b\n1,5;2\n\n3;4\n"u8.ToArray(),
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("name\tcity\nŁódź\t1\nx\ty\n")],
    ];

    private static readonly byte[] _workbook = Workbooks.Of(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Opened</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>44289</v></c></row><row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row>",
            "<si><t>Name</t></si><si><r><t>Zö</t></r><r><t>e</t></r></si>");

    [Fact]
    public void Damaged_text_gives_rows_or_a_refusal() => Throw(random => Mutation.Of(_texts[random.Next(_texts.Length)], random), seed: 41);

    [Fact]
    public void Damaged_workbooks_give_rows_or_a_refusal() =>
        Throw(random => random.Next(2) == 0 ? Mutation.Of(_workbook, random) : Mutation.OfOnePart(_workbook, random), seed: 43);

    private static void Throw(Func<Random, byte[]> damaged, int seed)
    {
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var turn = 0; turn < Files; turn++)
        {
            var file = damaged(random);
            var watch = Stopwatch.StartNew();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var rows = RowsOf.Try(file);
            read += rows.IsDone ? 1 : 0;
            refused += rows.IsDone ? 0 : 1;
            Assert.False(string.IsNullOrEmpty(rows.Refusal?.Code ?? "rows"));
            using var stream = new MemoryStream(file);
            var sample = FileSample.Take(stream, new ReadOptions(), header: true);
            if (sample.IsDone)
            {
                Import(file, sample.Value);
            }

            Assert.True(watch.Elapsed < _longest, $"File {turn} of seed {seed} took {watch.Elapsed}.");
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated < MostBytes, $"File {turn} of seed {seed} made {allocated:N0} bytes of objects.");
        }

        Assert.True(read > Files / 20, $"Only {read} files could be read, so the readers were hardly tried.");
        Assert.True(refused > Files / 20, $"Only {refused} files were refused, so they were hardly damaged.");
    }

    private static void Import(byte[] file, FileSample sample)
    {
        var request = new ImportRequest(
            Guid.Empty, "x", true,
            [.. sample.Columns.Select((column, index) => new ImportRequest.ImportColumn(index, $"c{index}", column.Kind, column.Currency, column.Role))],
            BadCells.Blank, DuplicateKeys.KeepAll);
        using var stream = new MemoryStream(file);
        var opened = RowSources.Open(stream, new ReadOptions());
        if (!opened.IsDone || ImportRules.Judge(request) is not null)
        {
            return;
        }

        using var source = opened.Value;
        var plans = sample.Columns.Select((column, index) => new ColumnPlan($"c{index}", column.Kind, column.Format, column.Currency, column.Role)).ToList();
        var table = new TableReading(source, request, plans, new FindingLog()).Read(CancellationToken.None);
        Assert.True(!table.IsDone || table.Value.Columns.All(column => column.Rows == table.Value.Rows));
    }
}
