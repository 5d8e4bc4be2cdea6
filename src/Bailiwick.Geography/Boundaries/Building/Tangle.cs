using Bailiwick.Geography.Indexing;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Estimates how often the edges of an outline cross, before anybody tries to take it apart: repair costs time and memory by crossing.</summary>
internal static class Tangle
{
    /// <summary>More crossings than this are no drawing mistake.</summary>
    public const int MostCrossings = 200_000;

    private const int Sampled = 256;

    /// <summary>Crossings of edges, from a sample of evenly spread ones. O(corners log corners).</summary>
    /// <param name="rings">Closed rings, x and y in turn.</param>
    public static long Crossings(IReadOnlyList<double[]> rings)
    {
        var edges = new List<(double Ax, double Ay, double Bx, double By)>();
        foreach (var ring in rings)
        {
            for (var at = 2; at < ring.Length; at += 2)
            {
                edges.Add((ring[at - 2], ring[at - 1], ring[at], ring[at + 1]));
            }
        }

        if (edges.Count < Sampled)
        {
            return 0;
        }

        var boxes = new double[edges.Count * 4];
        for (var edge = 0; edge < edges.Count; edge++)
        {
            var (ax, ay, bx, by) = edges[edge];
            (boxes[edge * 4], boxes[(edge * 4) + 1]) = (Math.Min(ax, bx), Math.Min(ay, by));
            (boxes[(edge * 4) + 2], boxes[(edge * 4) + 3]) = (Math.Max(ax, bx), Math.Max(ay, by));
        }

        return Count(edges, boxes);
    }

    private static long Count(List<(double Ax, double Ay, double Bx, double By)> edges, double[] boxes)
    {
        var tree = new BoxTree(boxes);
        var near = new List<int>();
        long crossings = 0;
        for (var sample = 0; sample < Sampled; sample++)
        {
            var edge = (int)((long)sample * edges.Count / Sampled);
            near.Clear();
            tree.Search(boxes[edge * 4], boxes[(edge * 4) + 1], boxes[(edge * 4) + 2], boxes[(edge * 4) + 3], near);
            crossings += near.Count(other => Cross(edges[edge], edges[other]));
        }

        // Each crossing is met from both of its edges.
        return crossings * edges.Count / Sampled / 2;
    }

    private static bool Cross((double Ax, double Ay, double Bx, double By) a, (double Ax, double Ay, double Bx, double By) b) =>
        Side(a, b.Ax, b.Ay) * Side(a, b.Bx, b.By) < 0 && Side(b, a.Ax, a.Ay) * Side(b, a.Bx, a.By) < 0;

    private static int Side((double Ax, double Ay, double Bx, double By) edge, double x, double y) =>
        Math.Sign(((edge.Bx - edge.Ax) * (y - edge.Ay)) - ((edge.By - edge.Ay) * (x - edge.Ax)));
}
