namespace Bailiwick.Geography.Maps;

/// <summary>Polygon commands of a vector tile (Mapbox Vector Tile 2.1, section 4.3): outsides with positive area, y pointing down, holes negative.</summary>
internal sealed class TileGeometry
{
    private const uint MoveTo = 1;
    private const uint LineTo = 2;
    private const uint ClosePath = 7;
    private readonly ProtobufWriter _commands = new();
    private int _x;
    private int _y;

    /// <summary>True while no ring was added.</summary>
    public bool IsEmpty => _commands.Length == 0;

    /// <summary>Adds an open ring, turned round as its role wants; false when it has less than the area asked for.</summary>
    /// <param name="ring">Corners on the grid; no two in a row are equal.</param>
    /// <param name="isOutside">False for a hole.</param>
    /// <param name="least">Twice the area it needs, in square grid units; at least 1.</param>
    public bool TryAdd(List<(int X, int Y)> ring, bool isOutside, long least)
    {
        if (ring.Count < 3)
        {
            return false;
        }

        long area = 0;
        var last = ring[^1];
        foreach (var corner in ring)
        {
            area += ((long)last.X * corner.Y) - ((long)corner.X * last.Y);
            last = corner;
        }

        if (Math.Abs(area) < least)
        {
            return false;
        }

        if (area > 0 != isOutside)
        {
            ring.Reverse();
        }

        Command(MoveTo, 1);
        Step(ring[0]);
        Command(LineTo, (uint)ring.Count - 1);
        for (var index = 1; index < ring.Count; index++)
        {
            Step(ring[index]);
        }

        Command(ClosePath, 1);
        return true;
    }

    /// <summary>The commands, packed.</summary>
    public byte[] ToBytes() => _commands.ToBytes();

    private void Command(uint command, uint count) => _commands.Varint((count << 3) | command);

    private void Step((int X, int Y) to)
    {
        _commands.Varint(ZigZag(to.X - _x));
        _commands.Varint(ZigZag(to.Y - _y));
        (_x, _y) = to;
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
