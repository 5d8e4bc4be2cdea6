using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Boundaries.Building;

namespace Bailiwick.Geography.Maps;

/// <summary>Gives each hole to the outside that holds it.</summary>
internal static class PolygonAssembler
{
    /// <summary>Polygons of simple rings (counterclockwise: outside, clockwise: hole); null when a hole is in none. O(holes x outsides) boxes.</summary>
    public static Vertex[][][]? Assemble(List<Vertex[]> rings)
    {
        var outsides = new List<(Vertex[] Ring, double Area, (int West, int South, int East, int North) Box, List<Vertex[]> Holes)>();
        var holes = new List<Vertex[]>();
        foreach (var ring in rings)
        {
            var area = Rings.TwiceArea(ring);
            if (area > 0)
            {
                outsides.Add((ring, area, Box(ring), []));
            }
            else
            {
                holes.Add(ring);
            }
        }

        // The smallest that holds a hole is the one it belongs to.
        outsides.Sort((a, b) => a.Area.CompareTo(b.Area));
        foreach (var hole in holes)
        {
            var box = Box(hole);
            var owner = outsides.Find(outside => Holds(outside.Box, box) && Contains(outside.Ring, hole));
            if (owner.Ring is null)
            {
                return null;
            }

            owner.Holes.Add(hole);
        }

        return [.. outsides.Select(outside => (Vertex[][])[outside.Ring, .. outside.Holes])];
    }

    private static bool Holds((int West, int South, int East, int North) outer, (int West, int South, int East, int North) inner) =>
        outer.West <= inner.West && outer.South <= inner.South && outer.East >= inner.East && outer.North >= inner.North;

    /// <summary>By the first corner of the hole that is no corner of the outside; where there is none, by the middle of an edge.</summary>
    private static bool Contains(Vertex[] outside, Vertex[] hole)
    {
        var corners = new HashSet<Vertex>(outside);
        foreach (var corner in hole)
        {
            if (!corners.Contains(corner))
            {
                return Crossings(outside, corner.X, corner.Y);
            }
        }

        return Crossings(outside, ((double)hole[0].X + hole[1].X) / 2, ((double)hole[0].Y + hole[1].Y) / 2);
    }

    private static bool Crossings(Vertex[] ring, double x, double y)
    {
        var inside = false;
        for (var index = 1; index < ring.Length; index++)
        {
            var a = ring[index - 1];
            var b = ring[index];
            if (a.Y > y != b.Y > y && x < a.X + ((y - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static (int West, int South, int East, int North) Box(Vertex[] ring)
    {
        int west = int.MaxValue, south = int.MaxValue, east = int.MinValue, north = int.MinValue;
        foreach (var corner in ring)
        {
            west = Math.Min(west, corner.X);
            south = Math.Min(south, corner.Y);
            east = Math.Max(east, corner.X);
            north = Math.Max(north, corner.Y);
        }

        return (west, south, east, north);
    }
}
