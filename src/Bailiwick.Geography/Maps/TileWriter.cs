using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Indexing;
using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Maps;

/// <summary>
/// Vector tiles of a set (Mapbox Vector Tile 2.1): one layer <c>units</c> of polygons, feature id = unit number, no properties, extent 4096.
/// Borders are simplified once for both sides, so fills have no gaps. Make one a set; safe for many threads at once.
/// </summary>
public sealed class TileWriter
{
    /// <summary>The deepest level; maps stretch its tiles beyond.</summary>
    public const int MaxZoom = 8;

    /// <summary>Units of the tile's grid along its side.</summary>
    public const int Extent = 4096;

    /// <summary>How far shapes reach over the edge, in grid units: ten pixels of a 512-pixel tile.</summary>
    private const int Buffer = 80;

    /// <summary>How far a border may move, in grid units: a quarter of a pixel.</summary>
    private const double Tolerance = 2;

    /// <summary>Islands below a quarter of a square pixel are left out, unless they are all there is of a unit (twice the area, in grid units).</summary>
    private const long LeastIsland = 2 * 16;

    private readonly BoundarySet _set;
    private readonly BoxTree _tree;

    /// <summary>Builds the index. O(units log units); the corners are weighed at the first tile.</summary>
    public TileWriter(BoundarySet set)
    {
        _set = set;
        _tree = new BoxTree(set.Boxes);
    }

    /// <summary>True when a tile of that address exists: z 0 to <see cref="MaxZoom"/>, x and y 0 to 2^z - 1.</summary>
    public static bool IsTile(int z, int x, int y) => z is >= 0 and <= MaxZoom && x >= 0 && y >= 0 && x < 1 << z && y < 1 << z;

    /// <summary>The tile, not compressed; empty when no unit reaches into it. O(corners of the units in it).</summary>
    /// <param name="z">Zoom.</param>
    /// <param name="x">Column from 180 degrees west.</param>
    /// <param name="y">Row from the north.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile; ask <see cref="IsTile"/>.</exception>
    public byte[] Write(int z, int x, int y)
    {
        if (!IsTile(z, x, y))
        {
            throw new ArgumentOutOfRangeException(nameof(z), $"{z}/{x}/{y}", $"There is no such tile; zoom goes from 0 to {MaxZoom}.");
        }

        var rings = new TileRings(_set, Math.ScaleB(1, z), x, y, z == MaxZoom ? Tolerance / 8 : Tolerance, Buffer);
        var features = new ProtobufWriter();
        foreach (var unit in UnitsIn(z, x, y))
        {
            var geometry = Geometry(rings, unit);
            if (geometry.Length > 0)
            {
                features.Message(2, TileFeature.Encode(unit, geometry));
            }
        }

        return features.Length == 0 ? [] : TileFeature.Layer("units", Extent, features);
    }

    /// <summary>Units whose box reaches into the tile; those that lie under others first, else in their order.</summary>
    private List<int> UnitsIn(int z, int x, int y)
    {
        var scale = Math.ScaleB(1, -z);
        var margin = (double)Buffer / Extent;
        var units = new List<int>();
        _tree.Search(
            Mercator.Longitude((x - margin) * scale),
            y + 1 >= 1 << z ? -90 : Mercator.Latitude((y + 1 + margin) * scale),
            Mercator.Longitude((x + 1 + margin) * scale),
            y == 0 ? 90 : Mercator.Latitude((y - margin) * scale),
            units);
        var layer = _set.Topology.Layer;
        units.Sort((a, b) => layer[a] != layer[b] ? layer[b].CompareTo(layer[a]) : a.CompareTo(b));
        return units;
    }

    private byte[] Geometry(TileRings rings, int unit)
    {
        var topology = _set.Topology;
        var encoder = new TileGeometry();
        var isOnlyIslands = true;
        for (var polygon = topology.PolygonStart[unit]; polygon < topology.PolygonStart[unit + 1]; polygon++)
        {
            for (var ring = topology.RingStart[polygon]; ring < topology.RingStart[polygon + 1]; ring++)
            {
                var isOutside = ring == topology.RingStart[polygon];
                var isIsland = rings.IsIsland(ring);
                isOnlyIslands &= !isOutside || isIsland;
                var least = isIsland ? LeastIsland : 1;
                if (!encoder.TryAdd(rings.Ring(ring), isOutside, least) && isOutside)
                {
                    break;
                }
            }
        }

        if (encoder.IsEmpty && isOnlyIslands)
        {
            rings.AddDot(unit, encoder);
        }

        return encoder.ToBytes();
    }
}
