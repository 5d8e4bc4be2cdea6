using Bailiwick.Core;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>
/// A <see cref="Change"/> as bytes, as in <c>alignment_edits.change</c>; laid out in docs/formats.md. Units stand as distances from the
/// one before, areas as their number plus one, so that a lasso of a thousand neighbors takes three to five thousand bytes.
/// </summary>
public static class ChangeCodec
{
    private const byte Version = 1;

    public static byte[] Write(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var writer = new ByteWriter();
        writer.Byte(Version);
        writer.Number(change.Moves.Length);
        var last = 0;
        foreach (var move in change.Moves)
        {
            writer.Number(move.Unit.Value - last);
            writer.Number(move.From.Value + 1);
            writer.Number(move.To.Value + 1);
            last = move.Unit.Value;
        }

        writer.Number(change.Locks.Length);
        last = 0;
        foreach (var entry in change.Locks)
        {
            writer.Number(entry.Unit.Value - last);
            writer.Byte(entry.IsLocked ? (byte)1 : (byte)0);
            last = entry.Unit.Value;
        }

        writer.Number(change.Areas.Length);
        foreach (var area in change.Areas)
        {
            writer.Byte((byte)((area.Before is null ? 0 : 1) | (area.After is null ? 0 : 2)));
            AreaCodec.Write(writer, area.Before);
            AreaCodec.Write(writer, area.After);
        }

        return writer.ToArray();
    }

    public static Change Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var version = reader.Byte();
        if (version != Version)
        {
            throw new InvalidDataException($"The change is of format {version}; this program reads {Version}. Maybe the database was written by a newer one.");
        }

        var moves = new UnitMove[reader.Count()];
        var unit = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            unit += reader.Number();
            moves[i] = new UnitMove(new UnitIndex(unit), new AreaNumber(reader.Number() - 1), new AreaNumber(reader.Number() - 1));
        }

        var locks = new UnitLock[reader.Count()];
        unit = 0;
        for (var i = 0; i < locks.Length; i++)
        {
            unit += reader.Number();
            locks[i] = new UnitLock(new UnitIndex(unit), reader.Byte() == 1);
        }

        var areas = new AreaChange[reader.Count()];
        for (var i = 0; i < areas.Length; i++)
        {
            var sides = reader.Byte();
            areas[i] = new AreaChange(
                (sides & 1) == 0 ? null : AreaCodec.Read(ref reader),
                (sides & 2) == 0 ? null : AreaCodec.Read(ref reader));
        }

        reader.End();
        return Change.Of(moves, locks, areas);
    }
}
