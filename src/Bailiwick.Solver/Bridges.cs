namespace Bailiwick.Solver;

/// <summary>
/// Joins the components of a graph by the shortest links between them, so that islands that no one linked can still be reached.
/// A part that uses such a link stays in several pieces for the scorer and is named as an obstacle.
/// </summary>
internal static class Bridges
{
    /// <summary>The graph itself when it is connected. O(units + edges + components x units).</summary>
    public static Graph Connect(Graph graph, double[] x, double[] y)
    {
        var (component, count) = Components(graph);
        if (count == 1)
        {
            return graph;
        }

        return With(graph, Links(component, count, x, y));
    }

    /// <summary>By unit: its component, numbered by first unit; and how many there are. O(units + edges).</summary>
    public static (int[] Component, int Count) Components(Graph graph)
    {
        var units = graph.Start.Length - 1;
        int[] component = new int[units], stack = new int[units];
        Array.Fill(component, -1);
        var count = 0;
        for (var first = 0; first < units; first++)
        {
            if (component[first] >= 0)
            {
                continue;
            }

            var depth = 0;
            stack[depth++] = first;
            component[first] = count;
            while (depth > 0)
            {
                var unit = stack[--depth];
                for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
                {
                    var neighbor = graph.Neighbor[entry];
                    if (component[neighbor] < 0)
                    {
                        component[neighbor] = count;
                        stack[depth++] = neighbor;
                    }
                }
            }

            count++;
        }

        return (component, count);
    }

    // Prim's tree over the components: the joined ones grow by the nearest unit outside, distances kept by unit.
    private static List<(int From, int To)> Links(int[] component, int count, double[] x, double[] y)
    {
        var units = component.Length;
        var members = new List<int>[count];
        for (var index = 0; index < count; index++)
        {
            members[index] = [];
        }

        for (var unit = 0; unit < units; unit++)
        {
            members[component[unit]].Add(unit);
        }

        var largest = 0;
        for (var index = 1; index < count; index++)
        {
            largest = members[index].Count > members[largest].Count ? index : largest;
        }

        var (nearest, square, isIn) = (new int[units], new double[units], new bool[count]);
        Array.Fill(square, double.MaxValue);
        var links = new List<(int, int)>();
        var tree = new NearestPoint(x, y);
        tree.Add(members[largest]);
        isIn[largest] = true;
        for (var unit = 0; unit < units; unit++)
        {
            if (component[unit] != largest)
            {
                (nearest[unit], square[unit]) = tree.Nearest(x[unit], y[unit]);
            }
        }

        for (var joined = 1; joined < count; joined++)
        {
            var next = -1;
            for (var unit = 0; unit < units; unit++)
            {
                if (!isIn[component[unit]] && (next < 0 || square[unit] < square[next]))
                {
                    next = unit;
                }
            }

            links.Add((nearest[next], next));
            isIn[component[next]] = true;
            foreach (var added in members[component[next]])
            {
                for (var unit = 0; unit < units; unit++)
                {
                    if (!isIn[component[unit]])
                    {
                        var (dx, dy) = (x[unit] - x[added], y[unit] - y[added]);
                        var distance = (dx * dx) + (dy * dy);
                        if (distance < square[unit])
                        {
                            (nearest[unit], square[unit]) = (added, distance);
                        }
                    }
                }
            }
        }

        return links;
    }

    private static Graph With(Graph graph, List<(int From, int To)> links)
    {
        var units = graph.Start.Length - 1;
        var start = new int[units + 1];
        for (var unit = 0; unit < units; unit++)
        {
            start[unit + 1] = graph.Start[unit + 1] - graph.Start[unit];
        }

        foreach (var (from, to) in links)
        {
            start[from + 1]++;
            start[to + 1]++;
        }

        for (var unit = 0; unit < units; unit++)
        {
            start[unit + 1] += start[unit];
        }

        var neighbor = new int[start[units]];
        var at = (int[])start.Clone();
        for (var unit = 0; unit < units; unit++)
        {
            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                neighbor[at[unit]++] = graph.Neighbor[entry];
            }
        }

        foreach (var (from, to) in links)
        {
            neighbor[at[from]++] = to;
            neighbor[at[to]++] = from;
        }

        return new Graph(start, neighbor, null);
    }
}
