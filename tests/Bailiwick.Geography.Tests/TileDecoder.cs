using Xunit;

namespace Bailiwick.Geography.Tests;

/// <summary>Reads a vector tile as the specification says, for the tests.</summary>
internal static class TileDecoder
{
    internal sealed record Tile(string Layer, uint Version, uint Extent, List<Feature> Features);

    internal sealed record Feature(uint Id, uint Type, List<List<(int X, int Y)>> Rings);

    public static Tile Decode(byte[] bytes)
    {
        var layer = Fields(bytes).Single(field => field.Number == 3).Bytes;
        var fields = Fields(layer).ToList();
        return new Tile(
            System.Text.Encoding.UTF8.GetString(fields.Single(field => field.Number == 1).Bytes),
            fields.Single(field => field.Number == 15).Value,
            fields.Single(field => field.Number == 5).Value,
            [.. fields.Where(field => field.Number == 2).Select(field => ReadFeature(field.Bytes))]);
    }

    /// <summary>Twice the area by the surveyor's formula, y pointing down.</summary>
    public static long Area(List<(int X, int Y)> ring)
    {
        long area = 0;
        for (var index = 0; index < ring.Count; index++)
        {
            var next = ring[(index + 1) % ring.Count];
            area += ((long)ring[index].X * next.Y) - ((long)next.X * ring[index].Y);
        }

        return area;
    }

    private static Feature ReadFeature(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        return new Feature(
            fields.Single(field => field.Number == 1).Value,
            fields.Single(field => field.Number == 3).Value,
            ReadRings(fields.Single(field => field.Number == 4).Bytes));
    }

    private static List<List<(int X, int Y)>> ReadRings(byte[] bytes)
    {
        var rings = new List<List<(int X, int Y)>>();
        int x = 0, y = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var command = Varint(bytes, ref at);
            var count = command >> 3;
            switch (command & 7)
            {
                case 1:
                    Assert.Equal(1u, count);
                    rings.Add([Step(bytes, ref at, ref x, ref y)]);
                    break;
                case 2:
                    for (var index = 0; index < count; index++)
                    {
                        rings[^1].Add(Step(bytes, ref at, ref x, ref y));
                    }

                    break;
                case 7:
                    Assert.Equal(1u, count);
                    break;
                default:
                    Assert.Fail($"Command {command & 7} is not one of vector tiles.");
                    break;
            }
        }

        return rings;
    }

    private static (int X, int Y) Step(byte[] bytes, ref int at, ref int x, ref int y)
    {
        x += ZigZag(Varint(bytes, ref at));
        y += ZigZag(Varint(bytes, ref at));
        return (x, y);
    }

    private static int ZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static IEnumerable<(int Number, uint Value, byte[] Bytes)> Fields(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes, ref at);
            if ((tag & 7) == 0)
            {
                yield return ((int)(tag >> 3), Varint(bytes, ref at), []);
                continue;
            }

            Assert.Equal(2u, tag & 7);
            var length = (int)Varint(bytes, ref at);
            yield return ((int)(tag >> 3), 0, bytes[at..(at + length)]);
            at += length;
        }
    }

    private static uint Varint(byte[] bytes, ref int at)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (uint)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
