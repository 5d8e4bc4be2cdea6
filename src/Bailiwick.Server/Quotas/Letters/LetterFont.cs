using System.Buffers.Binary;
using System.Text;

namespace Bailiwick.Server.Quotas.Letters;

/// <summary>A TrueType font, read far enough to measure text and to cut it down to the glyphs that are used (OpenType specification: cmap, hmtx, loca, glyf).</summary>
internal sealed class LetterFont
{
    private static readonly string[] _kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _glyphOfCharacter = [];
    private readonly int[] _advances;
    private readonly int[] _starts;

    public LetterFont(string name, byte[] file)
    {
        (Name, _file) = (name, file);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = (S32(entry + 8), S32(entry + 12));
        }

        var head = _tables["head"].Offset;
        UnitsPerEm = U16(head + 18);
        Box = [S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42)];
        (Ascent, Descent) = (S16(_tables["hhea"].Offset + 4), S16(_tables["hhea"].Offset + 6));
        var glyphs = U16(_tables["maxp"].Offset + 4);
        var (metrics, measured) = (_tables["hmtx"].Offset, U16(_tables["hhea"].Offset + 34));
        _advances = [.. Enumerable.Range(0, glyphs).Select(glyph => U16(metrics + (4 * Math.Min(glyph, measured - 1))))];
        var loca = _tables["loca"].Offset;
        _starts = [.. Enumerable.Range(0, glyphs + 1).Select(glyph => S16(head + 50) == 0 ? 2 * U16(loca + (2 * glyph)) : S32(loca + (4 * glyph)))];
        ReadCharacters();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>What all glyphs lie in: left, bottom, right, top.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int AdvanceOf(int glyph) => _advances[glyph];

    /// <summary>By character its glyph; the replacement character's where the font has none.</summary>
    public IEnumerable<(Rune Character, int Glyph)> Glyphs(string text) =>
        text.EnumerateRunes().Select(rune => (rune, _glyphOfCharacter.TryGetValue(rune.Value, out var glyph) ? glyph : _glyphOfCharacter.GetValueOrDefault(0xFFFD)));

    /// <summary>In thousandths of the font's size.</summary>
    public double WidthOf(string text) => Glyphs(text).Sum(one => _advances[one.Glyph]) * 1000.0 / UnitsPerEm;

    /// <summary>A font file with the outlines of these glyphs alone; their numbers stay.</summary>
    public byte[] Subset(IEnumerable<int> used)
    {
        var wanted = new SortedSet<int>(used) { 0 };
        foreach (var glyph in wanted.ToList())
        {
            AddParts(glyph, wanted);
        }

        using var outlines = new MemoryStream();
        var places = new byte[4 * _starts.Length];
        for (var glyph = 0; glyph < _starts.Length; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), (int)outlines.Length);
            if (wanted.Contains(glyph))
            {
                outlines.Write(_file, _tables["glyf"].Offset + _starts[glyph], _starts[glyph + 1] - _starts[glyph]);
                outlines.Write(new byte[(4 - ((int)outlines.Length % 4)) % 4]);
            }
        }

        return Assemble([.. _kept.Where(_tables.ContainsKey).Select(tag => (tag, tag switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "head" => Head(),
            _ => _file.AsSpan(_tables[tag].Offset, _tables[tag].Length).ToArray(),
        }))]);
    }

    // A glyph may be put together from others.
    private void AddParts(int glyph, SortedSet<int> wanted)
    {
        var place = _tables["glyf"].Offset + _starts[glyph];
        if (_starts[glyph + 1] == _starts[glyph] || S16(place) >= 0)
        {
            return;
        }

        int flags;
        place += 10;
        do
        {
            flags = U16(place);
            var part = U16(place + 2);
            if (wanted.Add(part))
            {
                AddParts(part, wanted);
            }

            place += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & 0x20) != 0);
    }

    // Places in the subset are written in four bytes each; the sum over the file is left out, as readers of embedded fonts do not ask for it.
    private byte[] Head()
    {
        var head = _file.AsSpan(_tables["head"].Offset, _tables["head"].Length).ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Assemble(List<(string Tag, byte[] Bytes)> tables)
    {
        var offset = 12 + (16 * tables.Count);
        var file = new byte[offset + tables.Sum(table => (table.Bytes.Length + 3) / 4 * 4)];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        foreach (var (i, value) in new[] { tables.Count, 16 << power, power, (16 * tables.Count) - (16 << power) }.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4 + (2 * i)), (ushort)value);
        }

        foreach (var (i, (tag, bytes)) in tables.Index())
        {
            bytes.CopyTo(file, offset);
            var entry = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(offset, (bytes.Length + 3) / 4 * 4)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }

        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }

        return sum;
    }

    // Format 12 covers every character, format 4 those of the first plane.
    private void ReadCharacters()
    {
        var map = _tables["cmap"].Offset;
        foreach (var table in Enumerable.Range(0, U16(map + 2)).Select(i => map + S32(map + 8 + (8 * i))).OrderBy(U16))
        {
            if (U16(table) == 4)
            {
                ReadSegments(table, U16(table + 6) / 2);
            }
            else if (U16(table) == 12)
            {
                ReadGroups(table);
            }
        }
    }

    private void ReadSegments(int table, int segments)
    {
        for (var i = 0; i < segments; i++)
        {
            var (end, start) = (U16(table + 14 + (2 * i)), U16(table + 16 + (2 * (segments + i))));
            var (delta, range) = (U16(table + 16 + (2 * ((2 * segments) + i))), table + 16 + (2 * ((3 * segments) + i)));
            for (var character = start; character <= end && character != 0xFFFF; character++)
            {
                var listed = U16(range) == 0 ? character : U16(range + U16(range) + (2 * (character - start)));
                var glyph = listed == 0 ? 0 : (listed + delta) & 0xFFFF;
                if (glyph != 0)
                {
                    _glyphOfCharacter[character] = glyph;
                }
            }
        }
    }

    private void ReadGroups(int table)
    {
        for (var i = 0; i < S32(table + 12); i++)
        {
            var group = table + 16 + (12 * i);
            for (var character = S32(group); character <= S32(group + 4); character++)
            {
                _glyphOfCharacter[character] = S32(group + 8) + character - S32(group);
            }
        }
    }

    private int U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(offset));

    private int S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(offset));

    private int S32(int offset) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(offset));
}
