using Bailiwick.Core;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Storage.Alignments;

/// <summary>One area as bytes, inside a change or a snapshot.</summary>
internal static class AreaCodec
{
    private const int HasColor = 1;
    private const int HasOwner = 2;
    private const int HasShare = 4;
    private const int IsLocked = 8;

    public static void Write(ByteWriter writer, Area? area)
    {
        if (area is null)
        {
            return;
        }

        writer.Number(area.Number.Value);
        writer.Number(area.Level);
        writer.Number(area.Parent.Value + 1);
        writer.Text(area.Name);
        writer.Byte((byte)((area.Color is null ? 0 : HasColor) | (area.Owner is null ? 0 : HasOwner)
            | (area.TargetShare is null ? 0 : HasShare) | (area.IsLocked ? IsLocked : 0)));
        if (area.Color is not null)
        {
            writer.Text(area.Color);
        }

        if (area.Owner is not null)
        {
            writer.Text(area.Owner);
        }

        if (area.TargetShare is { } share)
        {
            writer.Double(share);
        }
    }

    public static Area Read(ref ByteReader reader)
    {
        var (number, level, parent, name, has) = (reader.Number(), reader.Number(), reader.Number() - 1, reader.Text(), reader.Byte());
        return new Area(new AreaNumber(number), level, new AreaNumber(parent), name)
        {
            Color = (has & HasColor) == 0 ? null : reader.Text(),
            Owner = (has & HasOwner) == 0 ? null : reader.Text(),
            TargetShare = (has & HasShare) == 0 ? null : reader.Double(),
            IsLocked = (has & IsLocked) != 0,
        };
    }
}
