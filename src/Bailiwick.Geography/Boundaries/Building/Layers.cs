namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Spreads units that share ground along a common border over layers, so that in one layer each side of an edge has at most one unit.
/// Greedy coloring, smallest units first, so that details stay in layer 0 and what covers them is lifted.
/// </summary>
internal static class Layers
{
    /// <summary>The layer of each unit. O(steps) plus the conflicts.</summary>
    public static int[] Assign(EdgeTable edges, double[] areaKm2)
    {
        var layer = new int[areaKm2.Length];
        var taken = new Dictionary<(int Edge, bool Forward), HashSet<int>>();
        var conflicting = new SortedSet<(double Area, int Unit)>();
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            var steps = edges.StepsOf(edge);
            if (steps.Length < 2)
            {
                continue;
            }

            foreach (var forward in (ReadOnlySpan<bool>)[true, false])
            {
                var users = 0;
                foreach (var step in steps)
                {
                    users += edges.IsForward(step) == forward ? 1 : 0;
                }

                if (users < 2)
                {
                    continue;
                }

                taken[(edge, forward)] = [];
                foreach (var step in steps)
                {
                    if (edges.IsForward(step) == forward)
                    {
                        conflicting.Add((areaKm2[edges.Unit[step]], edges.Unit[step]));
                    }
                }
            }
        }

        if (conflicting.Count > 0)
        {
            Color(edges, layer, taken, conflicting);
        }

        return layer;
    }

    private static void Color(EdgeTable edges, int[] layer, Dictionary<(int Edge, bool Forward), HashSet<int>> taken, IEnumerable<(double Area, int Unit)> conflicting)
    {
        var stepsOfUnit = new Dictionary<int, List<HashSet<int>>>();
        for (var step = 0; step < edges.Unit.Length; step++)
        {
            if (taken.TryGetValue((edges.Edge[step], edges.IsForward(step)), out var layers))
            {
                if (!stepsOfUnit.TryGetValue(edges.Unit[step], out var sides))
                {
                    stepsOfUnit[edges.Unit[step]] = sides = [];
                }

                sides.Add(layers);
            }
        }

        foreach (var (_, unit) in conflicting)
        {
            var free = 0;
            while (stepsOfUnit[unit].Exists(layers => layers.Contains(free)))
            {
                free++;
            }

            layer[unit] = free;
            foreach (var layers in stepsOfUnit[unit])
            {
                layers.Add(free);
            }
        }
    }
}
