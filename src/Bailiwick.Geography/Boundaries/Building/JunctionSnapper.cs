using Bailiwick.Geography.Indexing;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Where one unit has a corner on a stretch that its neighbor draws as one straight line (a T-junction of simplified files), gives the neighbor
/// that corner too, so that the border is shared. Only looks at edges without a partner.
/// </summary>
internal static class JunctionSnapper
{
    /// <summary>How far off the line a corner may lie, in grid steps: 2e-6 degrees, about 20 centimeters.</summary>
    private const double Tolerance = 20;

    /// <summary>Inserts the missing corners; how many there were. O(outer edges x log).</summary>
    public static int Snap(IReadOnlyList<UnitOutline> units, EdgeTable edges)
    {
        var corners = new HashSet<int>();
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            if (edges.IsOuter(edge))
            {
                var step = edges.StepsOf(edge)[0];
                corners.Add(edges.From[step]);
                corners.Add(edges.To[step]);
            }
        }

        var tree = TreeOver(edges, [.. corners], out var list);
        var inserts = new Dictionary<int, List<Vertex>>();
        var own = new Dictionary<int, HashSet<int>>();
        var found = new List<int>();
        var total = 0;
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            if (!edges.IsOuter(edge))
            {
                continue;
            }

            foreach (var step in edges.StepsOf(edge))
            {
                var between = Between(edges, step, tree, list, own, found);
                if (between.Count > 0)
                {
                    inserts[step] = between;
                    total += between.Count;
                }
            }
        }

        if (total > 0)
        {
            Insert(units, inserts);
        }

        return total;
    }

    private static BoxTree TreeOver(EdgeTable edges, int[] corners, out int[] list)
    {
        Array.Sort(corners);
        var boxes = new double[corners.Length * 4];
        for (var index = 0; index < corners.Length; index++)
        {
            var corner = edges.Corners[corners[index]];
            boxes[index * 4] = boxes[(index * 4) + 2] = corner.X;
            boxes[(index * 4) + 1] = boxes[(index * 4) + 3] = corner.Y;
        }

        list = corners;
        return new BoxTree(boxes);
    }

    /// <summary>Corners near the inside of a step, in the order of the walk.</summary>
    private static List<Vertex> Between(EdgeTable edges, int step, BoxTree tree, int[] corners, Dictionary<int, HashSet<int>> own, List<int> found)
    {
        var a = edges.Corners[edges.From[step]];
        var b = edges.Corners[edges.To[step]];
        found.Clear();
        tree.Search(Math.Min(a.X, b.X) - Tolerance, Math.Min(a.Y, b.Y) - Tolerance, Math.Max(a.X, b.X) + Tolerance, Math.Max(a.Y, b.Y) + Tolerance, found);
        var hits = new List<(double Along, Vertex Corner)>();
        double dx = (double)b.X - a.X;
        double dy = (double)b.Y - a.Y;
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        foreach (var hit in found)
        {
            var corner = corners[hit];
            var at = edges.Corners[corner];
            var along = ((((double)at.X - a.X) * dx) + (((double)at.Y - a.Y) * dy)) / length;
            var off = Math.Abs((((double)at.X - a.X) * dy) - (((double)at.Y - a.Y) * dx)) / length;
            if (off <= Tolerance && along > Tolerance && along < length - Tolerance && !OwnCorners(edges, edges.Unit[step], own).Contains(corner))
            {
                hits.Add((along, at));
            }
        }

        hits.Sort((x, y) => x.Along.CompareTo(y.Along));
        return [.. hits.Select(hit => hit.Corner)];
    }

    /// <summary>Corners the unit has already: meeting one of them again would make its ring touch itself.</summary>
    private static HashSet<int> OwnCorners(EdgeTable edges, int unit, Dictionary<int, HashSet<int>> known)
    {
        if (!known.TryGetValue(unit, out var corners))
        {
            known[unit] = corners = [];
            for (var step = edges.FirstStepOf(unit); step < edges.Unit.Length && edges.Unit[step] == unit; step++)
            {
                corners.Add(edges.From[step]);
            }
        }

        return corners;
    }

    /// <summary>Steps are counted in the same order as <see cref="EdgeTable"/> counts them.</summary>
    private static void Insert(IReadOnlyList<UnitOutline> units, Dictionary<int, List<Vertex>> inserts)
    {
        var step = 0;
        foreach (var ring in units.SelectMany(unit => unit.Polygons, (_, polygon) => polygon).SelectMany(polygon => polygon.Select((_, index) => (polygon, index))))
        {
            var old = ring.polygon[ring.index];
            var corners = new List<Vertex>(old.Length) { old[0] };
            for (var index = 1; index < old.Length; index++, step++)
            {
                if (inserts.TryGetValue(step, out var between))
                {
                    corners.AddRange(between);
                }

                corners.Add(old[index]);
            }

            ring.polygon[ring.index] = [.. corners];
        }
    }
}
