using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Bailiwick.Server.Quotas.Letters;

/// <summary>
/// A PDF file (ISO 32000-1) of text and lines, with its fonts embedded as subsets and the way back from glyphs to text. Nothing in it comes
/// from a clock or by chance: the same pages are the same bytes.
/// </summary>
internal sealed class PdfFile
{
    public const double Width = 595;
    public const double Height = 842;

    private readonly List<byte> _bytes = [];
    private readonly List<int> _places = [];
    private readonly Dictionary<LetterFont, SortedDictionary<int, Rune>> _used = [];
    private readonly List<StringBuilder> _pages = [];

    public int Pages => _pages.Count;

    public void NewPage() => _pages.Add(new StringBuilder());

    /// <summary>Writes a line of text on the newest page; places count from the left and from the top.</summary>
    public void Text(LetterFont font, double size, (double Left, double Top) place, string text)
    {
        if (!_used.TryGetValue(font, out var used))
        {
            _used[font] = used = [];
        }

        var glyphs = new StringBuilder();
        foreach (var (character, glyph) in font.Glyphs(text))
        {
            used.TryAdd(glyph, character);
            glyphs.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F{_used.Keys.ToList().IndexOf(font)} {size:0.##} Tf {place.Left:0.##} {Height - place.Top:0.##} Td <{glyphs}> Tj ET\n");
    }

    /// <summary>A thin line across the newest page.</summary>
    public void Line(double left, double right, double top) =>
        _pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {left:0.##} {Height - top:0.##} m {right:0.##} {Height - top:0.##} l S\n");

    public byte[] Write(string title)
    {
        Raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var fonts = _used.ToList();
        var firstFont = 3 + (2 * _pages.Count);
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select((_, i) => $"{3 + (2 * i)} 0 R"))}] >>");
        var resources = string.Join(' ', fonts.Select((_, i) => $"/F{i} {firstFont + (5 * i)} 0 R"));
        foreach (var (i, page) in _pages.Index())
        {
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << {resources} >> >> /Contents {4 + (2 * i)} 0 R >>");
            Stream(Encoding.ASCII.GetBytes(page.ToString()), "");
        }

        foreach (var (i, (font, used)) in fonts.Index())
        {
            Font(font, used, firstFont + (5 * i));
        }

        Object($"<< /Title {Hex(title)} /Producer (Bailiwick) >>");
        return Close();
    }

    private void Font(LetterFont font, SortedDictionary<int, Rune> used, int number)
    {
        int Scaled(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm, MidpointRounding.AwayFromZero);
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', used.Keys)));
        var name = $"{string.Concat(digest.Take(6).Select(part => (char)('A' + (part % 26))))}+{font.Name}";
        Object($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{number + 1} 0 R] /ToUnicode {number + 4} 0 R >>");
        Object(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {number + 2} 0 R "
            + $"/CIDToGIDMap /Identity /DW 600 /W [{string.Join(' ', used.Keys.Select(glyph => $"{glyph} [{Scaled(font.AdvanceOf(glyph))}]"))}] >>");
        Object(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Box.Select(Scaled))}] /ItalicAngle 0 /Ascent {Scaled(font.Ascent)} "
            + $"/Descent {Scaled(font.Descent)} /CapHeight {Scaled(font.Ascent)} /StemV 80 /FontFile2 {number + 3} 0 R >>");
        var file = font.Subset(used.Keys);
        Stream(file, $" /Length1 {file.Length}");
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Glyphs def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        Stream(Encoding.ASCII.GetBytes(map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString()), "");
    }

    private byte[] Close()
    {
        var identity = Convert.ToHexString(SHA256.HashData(_bytes.ToArray()).AsSpan(0, 16));
        var start = _bytes.Count;
        Raw($"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n{string.Concat(_places.Select(place => $"{place:0000000000} 00000 n \n"))}");
        Raw($"trailer\n<< /Size {_places.Count + 1} /Root 1 0 R /Info {_places.Count} 0 R /ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n");
        return _bytes.ToArray();
    }

    private void Object(string body)
    {
        _places.Add(_bytes.Count);
        Raw($"{_places.Count} 0 obj\n{body}\nendobj\n");
    }

    private void Stream(byte[] content, string more)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            pack.Write(content);
        }

        _places.Add(_bytes.Count);
        Raw($"{_places.Count} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode{more} >>\nstream\n");
        _bytes.AddRange(packed.ToArray());
        Raw("\nendstream\nendobj\n");
    }

    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Raw(string text) => _bytes.AddRange(Encoding.Latin1.GetBytes(text));
}
