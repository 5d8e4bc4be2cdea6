using System.IO.Compression;
using System.Text;
using Bailiwick.Geography.Boundaries.Building;

namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// A set as bytes: "BWBS", a version, then everything else Brotli-compressed: counts and offsets as variable-length integers, corners as zigzag
/// differences along each arc. Boxes and bounds are found anew. The layout stands in docs/formats.md.
/// </summary>
internal static class BoundarySetFormat
{
    private const byte Version = 1;

    /// <summary>More than any set that is read can have; a bound for what broken bytes may claim.</summary>
    private const int Most = 200_000_000;

    private static ReadOnlySpan<byte> Magic => "BWBS"u8;

    public static byte[] Write(BoundarySet set)
    {
        using var memory = new MemoryStream();
        memory.Write(Magic);
        memory.WriteByte(Version);
        using (var packed = new BrotliStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(packed, 1 << 16))
        using (var writer = new BinaryWriter(buffered, Encoding.UTF8))
        {
            WriteBody(writer, set);
        }

        return memory.ToArray();
    }

    public static BoundarySet Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5 || !bytes.StartsWith(Magic))
        {
            throw new InvalidDataException("The bytes are not a boundary set.");
        }

        if (bytes[4] != Version)
        {
            throw new InvalidDataException($"The boundary set has version {bytes[4]}, known is {Version}.");
        }

        using var memory = new MemoryStream(bytes[5..].ToArray());
        using var packed = new BrotliStream(memory, CompressionMode.Decompress);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var reader = new BinaryReader(buffered, Encoding.UTF8);
        try
        {
            return ReadBody(reader);
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The boundary set is cut off or damaged.", broken);
        }
    }

    private static void WriteBody(BinaryWriter writer, BoundarySet set)
    {
        writer.Write7BitEncodedInt(set.Count);
        for (var unit = 0; unit < set.Count; unit++)
        {
            writer.Write(set.Ids[unit]);
            writer.Write(set.Names[unit]);
            writer.Write(set.Longitude[unit]);
            writer.Write(set.Latitude[unit]);
            writer.Write(set.AreaKm2[unit]);
        }

        var topology = set.Topology;
        WriteOffsets(writer, topology.ArcStart);
        WriteCorners(writer, topology);
        WriteSigned(writer, topology.Left);
        WriteSigned(writer, topology.Right);
        WriteOffsets(writer, topology.PolygonStart);
        WriteOffsets(writer, topology.RingStart);
        WriteOffsets(writer, topology.ReferenceStart);
        WriteSigned(writer, topology.References);
        WriteSigned(writer, topology.Layer);

        WriteOffsets(writer, set.Graph.Start);
        WriteSigned(writer, set.Graph.Neighbor);
        for (var entry = 0; entry < set.Graph.Neighbor.Length; entry++)
        {
            writer.Write(set.Graph.BorderKm[entry]);
            writer.Write(set.Graph.Bridge[entry]);
        }
    }

    private static BoundarySet ReadBody(BinaryReader reader)
    {
        var count = Checked(reader.Read7BitEncodedInt());
        var ids = new string[count];
        var names = new string[count];
        var longitude = new double[count];
        var latitude = new double[count];
        var area = new double[count];
        for (var unit = 0; unit < count; unit++)
        {
            ids[unit] = reader.ReadString();
            names[unit] = reader.ReadString();
            longitude[unit] = reader.ReadDouble();
            latitude[unit] = reader.ReadDouble();
            area[unit] = reader.ReadDouble();
        }

        var arcStart = ReadOffsets(reader);
        var points = ReadCorners(reader, arcStart);
        var topology = new Topology(
            arcStart, points, ReadSigned(reader), ReadSigned(reader), ReadOffsets(reader), ReadOffsets(reader), ReadOffsets(reader), ReadSigned(reader), ReadSigned(reader));

        var start = ReadOffsets(reader);
        var neighbor = ReadSigned(reader);
        var km = new double[neighbor.Length];
        var bridge = new bool[neighbor.Length];
        for (var entry = 0; entry < neighbor.Length; entry++)
        {
            km[entry] = reader.ReadDouble();
            bridge[entry] = reader.ReadBoolean();
        }

        return new BoundarySet(ids, names, FigureBuilder.With(topology, longitude, latitude, area), topology, new BoundaryGraph(start, neighbor, km, bridge));
    }

    private static void WriteOffsets(BinaryWriter writer, int[] offsets)
    {
        writer.Write7BitEncodedInt(offsets.Length);
        for (var index = 1; index < offsets.Length; index++)
        {
            writer.Write7BitEncodedInt(offsets[index] - offsets[index - 1]);
        }
    }

    private static int[] ReadOffsets(BinaryReader reader)
    {
        var offsets = new int[Checked(reader.Read7BitEncodedInt())];
        for (var index = 1; index < offsets.Length; index++)
        {
            offsets[index] = Checked(offsets[index - 1] + reader.Read7BitEncodedInt());
        }

        return offsets;
    }

    private static void WriteSigned(BinaryWriter writer, int[] numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        foreach (var number in numbers)
        {
            writer.Write7BitEncodedInt((number << 1) ^ (number >> 31));
        }
    }

    private static int[] ReadSigned(BinaryReader reader)
    {
        var numbers = new int[Checked(reader.Read7BitEncodedInt())];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = ReadZigzag(reader);
        }

        return numbers;
    }

    private static void WriteCorners(BinaryWriter writer, Topology topology)
    {
        for (var arc = 0; arc < topology.ArcCount; arc++)
        {
            var last = default(Vertex);
            foreach (var corner in topology.Arc(arc))
            {
                var x = unchecked(corner.X - last.X);
                var y = unchecked(corner.Y - last.Y);
                writer.Write7BitEncodedInt((x << 1) ^ (x >> 31));
                writer.Write7BitEncodedInt((y << 1) ^ (y >> 31));
                last = corner;
            }
        }
    }

    private static Vertex[] ReadCorners(BinaryReader reader, int[] arcStart)
    {
        var points = new Vertex[arcStart[^1]];
        for (var arc = 0; arc < arcStart.Length - 1; arc++)
        {
            var last = default(Vertex);
            for (var point = arcStart[arc]; point < arcStart[arc + 1]; point++)
            {
                last = new Vertex(unchecked(last.X + ReadZigzag(reader)), unchecked(last.Y + ReadZigzag(reader)));
                points[point] = last;
            }
        }

        return points;
    }

    private static int ReadZigzag(BinaryReader reader)
    {
        var number = (uint)reader.Read7BitEncodedInt();
        return (int)(number >> 1) ^ -(int)(number & 1);
    }

    private static int Checked(int count) =>
        count is >= 0 and <= Most ? count : throw new InvalidDataException($"The boundary set claims {count} entries, which cannot be.");
}
