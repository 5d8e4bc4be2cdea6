using System.Text;
using Bailiwick.Server.Datasets.Reading;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

public sealed class CsvRowsTests
{
    private const string Table = "name,city\r\n\"Zöe's \"\"Bar\"\"\",\"Linz,\nUpper Austria\"\r\nB,Łódź\r\n";

    static CsvRowsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void Every_encoding_gives_the_same_rows(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)];
        string[][] expected = [["name", "city"], ["Zöe's \"Bar\"", "Linz,\nUpper Austria"], ["B", "Łódź"]];
        Assert.Equal(expected, RowsOf.File(file));
    }

    [Fact]
    public void Western_bytes_that_are_no_utf8_are_read_as_windows_1252_and_it_is_said()
    {
        var file = Encoding.GetEncoding(1252).GetBytes("name\nCafé – Größe\n");
        using var stream = new MemoryStream(file);
        using var source = RowSources.Open(stream, new ReadOptions()).Value;
        Assert.Equal("windows-1252", source.Shape.Encoding);
        Assert.Contains("Windows-1252", Assert.Single(source.Shape.Notes), StringComparison.Ordinal);
        Assert.Equal("Café – Größe", RowsOf.File(file)[1][0]);
    }

    [Fact]
    public void Bytes_that_stop_being_utf8_far_inside_are_refused_with_the_way_out()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("plain text\n", 200_000))), 0xE9, (byte)'\n'];
        var refusal = RowsOf.RefusalOf(file);
        Assert.Equal("file.not-in-encoding", refusal.Code);
        Assert.Equal("é", RowsOf.File(file, new ReadOptions(Encoding: "windows-1252"))[^1][0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Characters_cut_by_a_block_of_reading_stay_whole(int shift)
    {
        var text = "name\n" + new string('x', shift) + "\n" + string.Concat(Enumerable.Repeat("€uro 😀 straße\n", 60_000));
        Assert.All(RowsOf.File(Encoding.UTF8.GetBytes(text)).Skip(2), row => Assert.Equal("€uro 😀 straße", row[0]));
    }

    [Theory]
    [InlineData("a,b;c\n1,2;3\n", ",")]
    [InlineData("a;b;c\n1,5;2,5;3\n2,5;1;1\n", ";")]
    [InlineData("a\tb\n1\t2\n", "\t")]
    [InlineData("a|b\n1|2\n", "|")]
    [InlineData("\"a,x\";\"b,y\"\n1;2\n", ";")]
    [InlineData("just one column\nvalue\n", ",")]
    public void The_delimiter_is_found(string text, string delimiter)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var source = RowSources.Open(stream, new ReadOptions()).Value;
        Assert.Equal(delimiter, source.Shape.Delimiter);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks_and_blank_lines()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a,b\n\"x\ny\",1\n\nz,2\n"));
        using var source = RowSources.Open(stream, new ReadOptions()).Value;
        var lines = new List<int>();
        while (source.Read().Value)
        {
            lines.Add(source.Line);
        }

        Assert.Equal([1, 2, 5], lines);
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_cells_is_refused_by_its_line()
    {
        var few = RowsOf.RefusalOf(Encoding.UTF8.GetBytes("a,b,c\n1,2,3\n4,5\n"));
        Assert.Equal("file.ragged-row", few.Code);
        Assert.Equal((3, 2, 3), ((int)few.Details["line"]!, (int)few.Details["cells"]!, (int)few.Details["expected"]!));
        Assert.Equal("file.ragged-row", RowsOf.RefusalOf(Encoding.UTF8.GetBytes("a,b\n1,2,3\n")).Code);
        Assert.Equal(2, RowsOf.File(Encoding.UTF8.GetBytes("a,b\n1,2,,\n")).Count);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_refused_and_so_is_a_quote_never_closed()
    {
        var longLine = Encoding.UTF8.GetBytes("a,b\n" + new string('x', 10 << 20) + ",1\n");
        Assert.Contains(RowsOf.RefusalOf(longLine).Code, new[] { "file.line-too-long", "file.cell-too-long" });
        var openQuote = Encoding.UTF8.GetBytes("a,b\n\"x,1\n" + string.Concat(Enumerable.Repeat("more,text\n", 2_000_000)));
        var refusal = RowsOf.RefusalOf(openQuote);
        Assert.Contains(refusal.Code, new[] { "file.line-too-long", "file.cell-too-long" });
        Assert.Equal(2, (int)refusal.Details["line"]!);
        Assert.Equal("file.bad-quotes", RowsOf.RefusalOf(Encoding.UTF8.GetBytes("a,b\n\"x,1\n2,3\n")).Code);
    }

    [Fact]
    public void A_lone_quotation_mark_inside_a_cell_is_text() =>
        Assert.Equal("6\" pipe", RowsOf.File(Encoding.UTF8.GetBytes("a,b\n6\" pipe,1\n"))[1][0]);

    [Fact]
    public void More_than_a_thousand_columns_are_refused() =>
        Assert.Equal("file.too-many-columns", RowsOf.RefusalOf(Encoding.UTF8.GetBytes(new string(',', 1000) + "\n")).Code);

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "file.legacy-workbook")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, "file.binary")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0 }, "file.binary")]
    [InlineData(new byte[] { 0x61, 0x2C, 0, 0x62, 0x0A, 0x31, 0, 0 }, "file.binary")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 0, 0 }, "file.damaged")]
    [InlineData(new byte[0], "file.empty")]
    public void What_is_no_table_is_refused(byte[] file, string code) => Assert.Equal(code, RowsOf.RefusalOf(file).Code);

    [Fact]
    public void A_zero_byte_far_inside_is_refused()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("plain text\n", 200_000))), 0, (byte)'\n'];
        Assert.Equal("file.binary", RowsOf.RefusalOf(file).Code);
    }

    [Theory]
    [InlineData("klingon", null, "file.unknown-encoding")]
    [InlineData(null, "ab", "file.wrong-delimiter")]
    [InlineData(null, "\"", "file.wrong-delimiter")]
    public void What_is_asked_for_and_does_not_exist_is_refused(string? encoding, string? delimiter, string code) =>
        Assert.Equal(code, RowsOf.RefusalOf("a,b\n"u8.ToArray(), new ReadOptions(Encoding: encoding, Delimiter: delimiter)).Code);
}
