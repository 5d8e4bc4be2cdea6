using System.IO.Compression;
using Bailiwick.Server.Datasets.Reading;
using Xunit;

namespace Bailiwick.Server.Tests.Datasets;

public sealed class WorkbookRowsTests
{
    [Fact]
    public void Cells_of_every_sort_become_text()
    {
        var file = Workbooks.Of(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Opened</t></is></c><c r="C1" t="str"><v>Zip</v></c><c r="D1" t="s"><v>1</v></c><c r="E1" t="inlineStr"><is><t>Beds</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>44289</v></c><c r="C3" s="2"><v>1915</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><f>1+1</f><v>0.30000000000000004</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>x</t></is></c><c r="E4" t="e"><v>#N/A</v></c></row>
            """,
            "<si><t>Name</t></si><si><r><t>Act</t></r><r><t>ive</t></r><rPh><t>spoken</t></rPh></si><si><t xml:space=\"preserve\"> Zöe &amp; Co</t></si>");
        string[][] expected = [["Name", "Opened", "Zip", "Active", "Beds"], [" Zöe & Co", "2021-04-03", "01915", "true", "0.3"], ["x", "", "", "", "#N/A"]];
        Assert.Equal(expected, RowsOf.File(file));
    }

    [Fact]
    public void Rows_carry_the_number_the_spreadsheet_shows()
    {
        using var stream = new MemoryStream(Workbooks.Of("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"9\"><c r=\"A9\"><v>2</v></c></row>"));
        using var source = RowSources.Open(stream, new ReadOptions()).Value;
        Assert.True(source.Read().Value);
        Assert.Equal(2, source.Line);
        Assert.True(source.Read().Value);
        Assert.Equal(9, source.Line);
        Assert.False(source.Read().Value);
    }

    [Fact]
    public void Another_sheet_is_read_when_asked_for_and_an_unknown_one_refused()
    {
        var file = Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        Assert.Equal("note", RowsOf.File(file, new ReadOptions(Sheet: "Notes"))[0][0]);
        var refusal = RowsOf.RefusalOf(file, new ReadOptions(Sheet: "Sales"));
        Assert.Equal("file.unknown-sheet", refusal.Code);
        Assert.Contains("\"Accounts\", \"Notes\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_refused_by_its_directory_before_it_unpacks()
    {
        var file = Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", more: archive =>
        {
            using var stream = archive.CreateEntry("xl/media/zeros.bin", CompressionLevel.SmallestSize).Open();
            stream.Write(new byte[64 << 20]);
        });
        Assert.True(file.Length < 1 << 20);
        Assert.Equal("file.unpacks-too-large", RowsOf.RefusalOf(file).Code);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var file = Workbooks.Of("<row r=\"1\"/>", more: archive =>
        {
            for (var part = 0; part < ReadLimits.ArchiveEntries; part++)
            {
                archive.CreateEntry($"xl/part{part}.xml");
            }
        });
        Assert.Equal("file.unpacks-too-large", RowsOf.RefusalOf(file).Code);
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        var file = Workbooks.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>");
        using var buffer = new MemoryStream();
        buffer.Write(file);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/sharedStrings.xml")!.Delete();
            Workbooks.Write(
                archive, "xl/sharedStrings.xml",
                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&x;</t></si></sst>");
        }

        Assert.Equal("file.damaged", RowsOf.RefusalOf(buffer.ToArray()).Code);
    }

    [Fact]
    public void A_zip_that_is_no_workbook_is_refused()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Workbooks.Write(archive, "readme.txt", "hello");
        }

        Assert.Equal("file.damaged", RowsOf.RefusalOf(buffer.ToArray()).Code);
    }

    [Fact]
    public void A_row_wider_than_the_first_is_refused_unless_blank()
    {
        Assert.Equal("file.ragged-row", RowsOf.RefusalOf(Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>1</v></c></row>")).Code);
        Assert.Equal("file.too-many-columns", RowsOf.RefusalOf(Workbooks.Of("<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>")).Code);
    }
}
