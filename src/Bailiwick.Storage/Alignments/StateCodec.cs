using System.Runtime.InteropServices;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>An <see cref="AlignmentState"/> without its frame as bytes, as in <c>alignment_snapshots.state</c>; laid out in docs/formats.md.</summary>
public static class StateCodec
{
    private const byte Version = 1;

    public static byte[] Write(AreaTree areas, ReadOnlySpan<ushort> areaOfUnit, ReadOnlySpan<bool> locks)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var writer = new ByteWriter();
        writer.Byte(Version);
        writer.Number(areas.NumbersGiven);
        writer.Number(areas.Count);
        foreach (var area in areas.All)
        {
            AreaCodec.Write(writer, area);
        }

        writer.Number(areaOfUnit.Length);
        writer.Bytes(MemoryMarshal.AsBytes(areaOfUnit));
        writer.Bytes(MemoryMarshal.AsBytes(locks));
        return writer.ToArray();
    }

    public static Snapshot Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var version = reader.Byte();
        if (version != Version)
        {
            throw new InvalidDataException($"The snapshot is of format {version}; this program reads {Version}. Maybe the database was written by a newer one.");
        }

        var given = reader.Number();
        var areas = new Area[reader.Count()];
        for (var i = 0; i < areas.Length; i++)
        {
            areas[i] = AreaCodec.Read(ref reader);
        }

        var units = reader.Count();
        var areaOfUnit = MemoryMarshal.Cast<byte, ushort>(reader.Take(units * 2)).ToArray();
        var locks = new bool[units];
        var bits = reader.Take(units);
        for (var unit = 0; unit < units; unit++)
        {
            locks[unit] = bits[unit] != 0;
        }

        reader.End();
        return new Snapshot(AreaTree.Of(areas, given), areaOfUnit, locks);
    }
}
