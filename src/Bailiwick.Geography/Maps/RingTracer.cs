using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Maps;

/// <summary>
/// Strings arcs to simple rings. Where more than two meet in a corner it keeps hugging the area on its left, and where a walk comes back to a
/// corner it has passed it cuts the loop off: so rings never cross themselves, and touch themselves and each other in single corners only.
/// </summary>
internal static class RingTracer
{
    /// <summary>Closed rings, the area on their left. Arcs that do not close to a ring are left out. O(corners).</summary>
    public static List<Vertex[]> Trace(Topology topology, List<int> references)
    {
        var rings = new List<Vertex[]>();
        var leaving = new Dictionary<ulong, List<int>>();
        foreach (var reference in references)
        {
            var start = Start(topology, reference);
            if (start == End(topology, reference))
            {
                rings.Add(Corners(topology, [reference]));
                continue;
            }

            if (!leaving.TryGetValue(start.Key, out var out_))
            {
                leaving[start.Key] = out_ = [];
            }

            out_.Add(reference);
        }

        foreach (var reference in references)
        {
            if (leaving.TryGetValue(Start(topology, reference).Key, out var open) && open.Remove(reference))
            {
                Walk(topology, reference, leaving, rings);
            }
        }

        return rings;
    }

    private static void Walk(Topology topology, int first, Dictionary<ulong, List<int>> leaving, List<Vertex[]> rings)
    {
        var path = new List<int> { first };
        var position = new Dictionary<ulong, int> { [Start(topology, first).Key] = 0 };
        while (path.Count > 0)
        {
            var end = End(topology, path[^1]).Key;
            if (position.TryGetValue(end, out var at))
            {
                var loop = path.GetRange(at, path.Count - at);
                foreach (var reference in loop)
                {
                    position.Remove(Start(topology, reference).Key);
                }

                path.RemoveRange(at, path.Count - at);
                rings.Add(Corners(topology, loop));
                if (path.Count == 0)
                {
                    return;
                }
            }

            if (!leaving.TryGetValue(end, out var choices) || choices.Count == 0)
            {
                // An arc without a continuation: the arcs were no whole outline. The caller notices, because the shape is then not the union.
                path.RemoveAt(path.Count - 1);
                continue;
            }

            var next = choices.Count == 1 ? choices[0] : Leftmost(topology, path[^1], choices);
            choices.Remove(next);
            position[end] = path.Count;
            path.Add(next);
        }
    }

    /// <summary>The first way out, turning clockwise from the way back: it bounds the same piece of the area.</summary>
    private static int Leftmost(Topology topology, int arriving, List<int> choices)
    {
        var back = Direction(topology, ~arriving);
        return choices.MinBy(choice =>
        {
            var turn = back - Direction(topology, choice);
            return turn <= 0 ? turn + (2 * Math.PI) : turn;
        });
    }

    /// <summary>The direction in which an arc leaves its start, radians.</summary>
    private static double Direction(Topology topology, int reference)
    {
        var arc = topology.Arc(reference < 0 ? ~reference : reference);
        var (from, to) = reference < 0 ? (arc[^1], arc[^2]) : (arc[0], arc[1]);
        return Math.Atan2((double)to.Y - from.Y, (double)to.X - from.X);
    }

    private static Vertex Start(Topology topology, int reference) => reference < 0 ? topology.Arc(~reference)[^1] : topology.Arc(reference)[0];

    private static Vertex End(Topology topology, int reference) => Start(topology, ~reference);

    private static Vertex[] Corners(Topology topology, List<int> references)
    {
        var corners = new List<Vertex>();
        foreach (var reference in references)
        {
            var arc = topology.Arc(reference < 0 ? ~reference : reference).ToArray();
            if (reference < 0)
            {
                arc.AsSpan().Reverse();
            }

            corners.AddRange(corners.Count == 0 ? arc : arc[1..]);
        }

        return [.. corners];
    }
}
