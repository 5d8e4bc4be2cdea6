using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Measuring;

namespace Bailiwick.Geography.Maps;

/// <summary>The rings of a set as one tile sees them: simplified, on the tile's grid, cut at its buffer. For one thread.</summary>
internal sealed class TileRings(BoundarySet set, double columns, int x, int y, double tolerance, int buffer)
{
    /// <summary>Half the side of the dot that stands for an island too small to see: half a pixel.</summary>
    private const int DotRadius = 4;

    private readonly ArcWeights _weights = set.Weights;
    private readonly float _least = (float)(tolerance / (columns * TileWriter.Extent));
    private readonly List<(int X, int Y)> _ring = [];
    private readonly List<(int X, int Y)> _clipped = [];

    /// <summary>True when no unit is on the other side anywhere along the ring.</summary>
    public bool IsIsland(int ring)
    {
        var topology = set.Topology;
        for (var at = topology.ReferenceStart[ring]; at < topology.ReferenceStart[ring + 1]; at++)
        {
            var reference = topology.References[at];
            if (reference < 0 ? topology.Left[~reference] >= 0 : topology.Right[reference] >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The corners of a ring, open; fewer than three when nothing is left in the tile. Valid until the next call.</summary>
    public List<(int X, int Y)> Ring(int ring)
    {
        var topology = set.Topology;
        _ring.Clear();
        for (var at = topology.ReferenceStart[ring]; at < topology.ReferenceStart[ring + 1]; at++)
        {
            var reference = topology.References[at];
            var arc = reference < 0 ? ~reference : reference;
            var first = topology.ArcStart[arc];
            var last = topology.ArcStart[arc + 1] - 1;

            // The last corner of an arc is the first of the next one.
            for (var step = 0; step < last - first; step++)
            {
                var point = reference < 0 ? last - step : first + step;
                if (_weights.Weight[point] >= _least)
                {
                    Add(_ring, OnGrid(_weights.X[point], x), OnGrid(_weights.Y[point], y));
                }
            }
        }

        Close(_ring);
        return Clip();
    }

    /// <summary>Adds a square of one pixel at the unit's inner point, when that is in the tile.</summary>
    public void AddDot(int unit, TileGeometry geometry)
    {
        var dotX = OnGrid(Mercator.X(set.Longitude[unit]), x);
        var dotY = OnGrid(Mercator.Y(set.Latitude[unit]), y);
        if (dotX < -buffer || dotY < -buffer || dotX > TileWriter.Extent + buffer || dotY > TileWriter.Extent + buffer)
        {
            return;
        }

        geometry.TryAdd(
            [(dotX - DotRadius, dotY - DotRadius), (dotX + DotRadius, dotY - DotRadius), (dotX + DotRadius, dotY + DotRadius), (dotX - DotRadius, dotY + DotRadius)],
            isOutside: true,
            least: 1);
    }

    private int OnGrid(double position, int tile) => (int)Math.Round(((position * columns) - tile) * TileWriter.Extent);

    private static void Add(List<(int X, int Y)> ring, int x, int y)
    {
        if (ring.Count == 0 || ring[^1] != (x, y))
        {
            ring.Add((x, y));
        }
    }

    private static void Close(List<(int X, int Y)> ring)
    {
        while (ring.Count > 1 && ring[0] == ring[^1])
        {
            ring.RemoveAt(ring.Count - 1);
        }
    }

    /// <summary>Cuts the ring by the four sides of the buffered tile (Sutherland and Hodgman 1974).</summary>
    private List<(int X, int Y)> Clip()
    {
        var from = _ring;
        var to = _clipped;
        for (var side = 0; side < 4 && from.Count > 0; side++)
        {
            var limit = side < 2 ? -buffer : TileWriter.Extent + buffer;
            if (from.TrueForAll(corner => Inside(corner, side, limit)))
            {
                continue;
            }

            to.Clear();
            var last = from[^1];
            foreach (var corner in from)
            {
                if (Inside(corner, side, limit) != Inside(last, side, limit))
                {
                    var (cutX, cutY) = Cut(last, corner, side, limit);
                    Add(to, cutX, cutY);
                }

                if (Inside(corner, side, limit))
                {
                    Add(to, corner.X, corner.Y);
                }

                last = corner;
            }

            Close(to);
            (from, to) = (to, from);
        }

        return from;
    }

    private static bool Inside((int X, int Y) corner, int side, int limit) => side switch
    {
        0 => corner.X >= limit,
        1 => corner.Y >= limit,
        2 => corner.X <= limit,
        _ => corner.Y <= limit,
    };

    private static (int X, int Y) Cut((int X, int Y) a, (int X, int Y) b, int side, int limit) => side % 2 == 0
        ? (limit, (int)Math.Round(a.Y + (((double)limit - a.X) * ((double)b.Y - a.Y) / ((double)b.X - a.X))))
        : ((int)Math.Round(a.X + (((double)limit - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y))), limit);
}
