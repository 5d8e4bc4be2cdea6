using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Boundaries.Building;

namespace Bailiwick.Geography.Maps;

/// <summary>Gives each hole to the outside that holds it.</summary>
internal static class PolygonAssembler
{
    /// <summary>Polygons of simple rings (counterclockwise: outside, clockwise: hole); null when a hole is in none. O(holes x outsides) boxes.</summary>
    public static Vertex[][][]? Assemble(List<Vertex[]> rings)
    {
        var outsides = new List<(Vertex[] Ring, double Area, List<Vertex[]> Holes)>();
        var holes = new List<Vertex[]>();
        foreach (var ring in rings)
        {
            var area = Rings.TwiceArea(ring);
            if (area > 0)
            {
                outsides.Add((ring, area, []));
            }
            else
            {
                holes.Add(ring);
            }
        }

        outsides.Sort((a, b) => a.Area.CompareTo(b.Area));
        var boxes = outsides.ConvertAll(outside => Box(outside.Ring));
        foreach (var hole in holes)
        {
            var box = Box(hole);
            var owner = outsides.FindIndex(Holds(outsides, boxes, hole, box));
            if (owner < 0)
            {
                return null;
            }

            outsides[owner].Holes.Add(hole);
        }

        return [.. outsides.Select(outside => (Vertex[][])[outside.Ring, .. outside.Holes])];
    }

    private static Predicate<(Vertex[] Ring, double Area, List<Vertex[]> Holes)> Holds(
        List<(Vertex[] Ring, double Area, List<Vertex[]> Holes)> outsides,
        List<(int West, int South, int East, int North)> boxes,
        Vertex[] hole,
        (int West, int South, int East, int North) box)
    {
        var index = -1;
        return outside =>
        {
            index++;
            var around = boxes[index];
            return around.West <= box.West && around.South <= box.South && around.East >= box.East && around.North >= box.North
                && Contains(outsides[index].Ring, hole);
        };
    }

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
