using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Boundaries.Building;
using NetTopologySuite.Operation.OverlayNG;

namespace Bailiwick.Geography.Maps;

/// <summary>
/// Outlines of areas: the arcs whose two sides are in different areas, strung to rings. No coordinate is computed, so the outlines of two areas
/// are exactly equal along their common border. Only areas with units on top of each other go through a geometric union.
/// </summary>
public static class Dissolver
{
    /// <summary>A difference in area up to this share comes from slivers between neighbors.</summary>
    private const double SliverShare = 1e-3;

    /// <summary>The shape of each area, valid by the OGC's rules. O(corners), plus the unions of areas with overlapping units.</summary>
    /// <param name="set">The units.</param>
    /// <param name="areaOfUnit">Area by unit, 0 to <paramref name="areaCount"/> - 1; negative: in no area.</param>
    /// <param name="areaCount">How many areas; an area without units gets an empty shape.</param>
    /// <exception cref="ArgumentException">The areas are not as many as the units, or one is out of range.</exception>
    public static AreaShape[] Dissolve(BoundarySet set, ReadOnlySpan<int> areaOfUnit, int areaCount)
    {
        if (areaOfUnit.Length != set.Count)
        {
            throw new ArgumentException($"{areaOfUnit.Length} areas are given for {set.Count} units.", nameof(areaOfUnit));
        }

        foreach (var area in areaOfUnit)
        {
            if (area >= areaCount)
            {
                throw new ArgumentException($"Area {area} is out of range: there are {areaCount}.", nameof(areaOfUnit));
            }
        }

        var shapes = new AreaShape[areaCount];
        var layers = Walks(set.Topology, areaOfUnit, areaCount);
        var units = new Lazy<List<int>[]>(UnitsByArea(areaOfUnit, areaCount));
        for (var area = 0; area < areaCount; area++)
        {
            shapes[area] = Shape(set.Topology, layers[area], () => units.Value[area]);
        }

        return shapes;
    }

    private static Func<List<int>[]> UnitsByArea(ReadOnlySpan<int> areaOfUnit, int areaCount)
    {
        var copy = areaOfUnit.ToArray();
        return () =>
        {
            var units = new List<int>[areaCount];
            for (var area = 0; area < areaCount; area++)
            {
                units[area] = [];
            }

            for (var unit = 0; unit < copy.Length; unit++)
            {
                if (copy[unit] >= 0)
                {
                    units[copy[unit]].Add(unit);
                }
            }

            return units;
        };
    }

    /// <summary>The arcs around each area by layer, in the direction that keeps the area on the left.</summary>
    private static SortedDictionary<int, List<int>>[] Walks(Topology topology, ReadOnlySpan<int> areaOfUnit, int areaCount)
    {
        var walks = new SortedDictionary<int, List<int>>[areaCount];
        for (var area = 0; area < areaCount; area++)
        {
            walks[area] = [];
        }

        for (var arc = 0; arc < topology.ArcCount; arc++)
        {
            var left = topology.Left[arc] < 0 ? -1 : areaOfUnit[topology.Left[arc]];
            var right = topology.Right[arc] < 0 ? -1 : areaOfUnit[topology.Right[arc]];
            if (left == right)
            {
                continue;
            }

            var layer = topology.Layer[Math.Max(topology.Left[arc], topology.Right[arc])];
            Add(left, layer, arc);
            Add(right, layer, ~arc);
        }

        return walks;

        void Add(int area, int layer, int reference)
        {
            if (area < 0)
            {
                return;
            }

            if (!walks[area].TryGetValue(layer, out var references))
            {
                walks[area][layer] = references = [];
            }

            references.Add(reference);
        }
    }

    private static AreaShape Shape(Topology topology, SortedDictionary<int, List<int>> layers, Func<List<int>> units)
    {
        if (layers.Count == 0)
        {
            return new AreaShape([]);
        }

        if (layers.Count == 1
            && PolygonAssembler.Assemble(RingTracer.Trace(topology, layers.First().Value)) is { } polygons
            && Settle(polygons) is { } settled)
        {
            return new AreaShape(settled);
        }

        var geometries = units().ConvertAll(unit => NtsShapes.ToGeometry(topology.ShapeOf(unit).Polygons));
        return new AreaShape(NtsShapes.FromGeometry(OverlayNGRobust.Union(geometries)));
    }

    /// <summary>
    /// The polygons themselves when they are valid. Where outlines of units cross by slivers, what they go round at least once, on the grid; null
    /// when that differs by more than slivers, because units lie on top of each other.
    /// </summary>
    private static Vertex[][][]? Settle(Vertex[][][] polygons)
    {
        if (polygons.Length == 0)
        {
            return polygons;
        }

        var geometry = NtsShapes.ToGeometry(polygons);
        if (NtsShapes.Fault(geometry) is null)
        {
            return polygons;
        }

        var settled = NtsShapes.Settle(geometry);
        var made = NtsShapes.FromGeometry(settled);
        return Math.Abs(Rings.TwiceArea(made) - Rings.TwiceArea(polygons)) <= SliverShare * Rings.TwiceArea(polygons) && NtsShapes.Fault(settled) is null ? made : null;
    }
}
