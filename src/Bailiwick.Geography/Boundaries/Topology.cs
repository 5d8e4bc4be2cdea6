namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Outlines as shared arcs: each stretch of border is stored once, and both sides refer to it, so that neighbors can never drift apart.
/// Flat arrays; do not change them. Units that lie on top of others are in layers of their own: inside one layer each arc has at most one
/// unit on each side.
/// </summary>
public sealed class Topology
{
    internal Topology(int[] arcStart, Vertex[] points, int[] left, int[] right, int[] polygonOfUnit, int[] ringOfPolygon, int[] refOfRing, int[] arcRefs, int[] layer)
    {
        ArcStart = arcStart;
        Points = points;
        Left = left;
        Right = right;
        PolygonStart = polygonOfUnit;
        RingStart = ringOfPolygon;
        ReferenceStart = refOfRing;
        References = arcRefs;
        Layer = layer;
    }

    /// <summary>How many arcs there are.</summary>
    public int ArcCount => Left.Length;

    /// <summary>Arcs + 1 offsets into <see cref="Points"/>.</summary>
    public int[] ArcStart { get; }

    /// <summary>The corners of all arcs, one arc after the other; at least two an arc, first and last equal for an island's closed arc.</summary>
    public Vertex[] Points { get; }

    /// <summary>The unit to the left of each arc, walking along it; -1: none.</summary>
    public int[] Left { get; }

    /// <summary>The unit to the right of each arc; -1: none (coast, outer border).</summary>
    public int[] Right { get; }

    /// <summary>Units + 1 offsets into the polygons.</summary>
    public int[] PolygonStart { get; }

    /// <summary>Polygons + 1 offsets into the rings; the first ring of a polygon is its outside, counterclockwise, the others are holes, clockwise.</summary>
    public int[] RingStart { get; }

    /// <summary>Rings + 1 offsets into <see cref="References"/>.</summary>
    public int[] ReferenceStart { get; }

    /// <summary>Arc numbers ring by ring; <c>~arc</c> (negative) means the arc walked backwards, as in TopoJSON.</summary>
    public int[] References { get; }

    /// <summary>The layer of each unit, from 0; more than one only when units share ground along a common border.</summary>
    public int[] Layer { get; }

    /// <summary>The corners of one arc, in its own direction.</summary>
    public ReadOnlySpan<Vertex> Arc(int arc) => Points.AsSpan(ArcStart[arc], ArcStart[arc + 1] - ArcStart[arc]);

    /// <summary>The outline of a unit, exact. O(its corners).</summary>
    public AreaShape ShapeOf(int unit)
    {
        var polygons = new Vertex[PolygonStart[unit + 1] - PolygonStart[unit]][][];
        for (var index = 0; index < polygons.Length; index++)
        {
            var polygon = PolygonStart[unit] + index;
            polygons[index] = new Vertex[RingStart[polygon + 1] - RingStart[polygon]][];
            for (var ring = 0; ring < polygons[index].Length; ring++)
            {
                polygons[index][ring] = Ring(RingStart[polygon] + ring);
            }
        }

        return new AreaShape(polygons);
    }

    /// <summary>The corners of a ring; first and last are equal.</summary>
    internal Vertex[] Ring(int ring)
    {
        var references = References.AsSpan(ReferenceStart[ring], ReferenceStart[ring + 1] - ReferenceStart[ring]);
        var length = 1;
        foreach (var reference in references)
        {
            var arc = reference < 0 ? ~reference : reference;
            length += ArcStart[arc + 1] - ArcStart[arc] - 1;
        }

        var corners = new Vertex[length];
        var at = 0;
        foreach (var reference in references)
        {
            var arc = Arc(reference < 0 ? ~reference : reference);
            var target = corners.AsSpan(at, arc.Length);
            arc.CopyTo(target);
            if (reference < 0)
            {
                target.Reverse();
            }

            at += arc.Length - 1;
        }

        return corners;
    }
}
