using System.Buffers.Binary;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Maps;

/// <summary>
/// Simplified borders for the browser, each stored once with its two sides: an area's outline is the arcs whose sides are in different areas.
/// Little endian: int32 arcCount, int32 pointCount, int32[arcCount + 1] first point by arc, int32[arcCount] left unit, int32[arcCount] right unit
/// (-1: none), float32[2 * pointCount] longitude and latitude in degrees. After the borders come arcs without points: neighbors that share no
/// line (bridges to islands, units on top of each other). See docs/formats.md.
/// </summary>
public static class MeshWriter
{
    /// <summary>Writes the mesh of a set. O(corners).</summary>
    /// <param name="set">The units.</param>
    /// <param name="toleranceDegrees">How far a border may move on the web map, in degrees of longitude; 0 keeps all corners. At zoom z a pixel is 360 / 512 / 2^z.</param>
    public static byte[] Write(BoundarySet set, double toleranceDegrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(toleranceDegrees);
        var topology = set.Topology;
        var weight = set.Weights.Weight;
        var tolerance = (float)(toleranceDegrees / 360);
        var pairs = PairsWithoutBorder(set);
        var arcs = topology.ArcCount + pairs.Count;
        var points = weight.Count(value => value >= tolerance);

        var bytes = new byte[8 + (4 * (arcs + 1)) + (8 * arcs) + (8 * points)];
        var writer = new Cursor(bytes);
        writer.Write(arcs);
        writer.Write(points);
        writer.Write(0);
        var offset = 0;
        for (var arc = 0; arc < topology.ArcCount; arc++)
        {
            for (var point = topology.ArcStart[arc]; point < topology.ArcStart[arc + 1]; point++)
            {
                offset += weight[point] >= tolerance ? 1 : 0;
            }

            writer.Write(offset);
        }

        foreach (var _ in pairs)
        {
            writer.Write(offset);
        }

        writer.Write(topology.Left);
        foreach (var (low, _) in pairs)
        {
            writer.Write(low);
        }

        writer.Write(topology.Right);
        foreach (var (_, high) in pairs)
        {
            writer.Write(high);
        }

        for (var point = 0; point < weight.Length; point++)
        {
            if (weight[point] >= tolerance)
            {
                writer.Write((float)topology.Points[point].Longitude);
                writer.Write((float)topology.Points[point].Latitude);
            }
        }

        return bytes;
    }

    private static List<(int Low, int High)> PairsWithoutBorder(BoundarySet set)
    {
        var bordering = new HashSet<(int, int)>();
        for (var arc = 0; arc < set.Topology.ArcCount; arc++)
        {
            bordering.Add((set.Topology.Left[arc], set.Topology.Right[arc]));
        }

        var pairs = new List<(int Low, int High)>();
        for (var unit = 0; unit < set.Count; unit++)
        {
            foreach (var neighbor in set.Graph.NeighborsOf(unit))
            {
                if (unit < neighbor && !bordering.Contains((unit, neighbor)) && !bordering.Contains((neighbor, unit)))
                {
                    pairs.Add((unit, neighbor));
                }
            }
        }

        return pairs;
    }

    private ref struct Cursor(Span<byte> rest)
    {
        private Span<byte> _rest = rest;

        public void Write(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_rest, value);
            _rest = _rest[4..];
        }

        public void Write(int[] values)
        {
            foreach (var value in values)
            {
                Write(value);
            }
        }

        public void Write(float value)
        {
            BinaryPrimitives.WriteSingleLittleEndian(_rest, value);
            _rest = _rest[4..];
        }
    }
}
