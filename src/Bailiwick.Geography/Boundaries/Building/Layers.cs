namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Spreads units that share ground along a common border over layers, so that in one layer each side of an edge has at most one unit.
/// Smallest units first, so that details stay in layer 0 and what covers them is lifted.
/// </summary>
internal static class Layers
{
    /// <summary>The layer of each unit. O(steps).</summary>
    public static int[] Assign(EdgeTable edges, double[] areaKm2)
    {
        var layer = new int[areaKm2.Length];
        var taken = new Dictionary<(int Edge, bool Forward), Side>();
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

                taken[(edge, forward)] = new Side();
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

    private static void Color(EdgeTable edges, int[] layer, Dictionary<(int Edge, bool Forward), Side> taken, IEnumerable<(double Area, int Unit)> conflicting)
    {
        var sidesOfUnit = new Dictionary<int, List<Side>>();
        for (var step = 0; step < edges.Unit.Length; step++)
        {
            if (taken.TryGetValue((edges.Edge[step], edges.IsForward(step)), out var side))
            {
                if (!sidesOfUnit.TryGetValue(edges.Unit[step], out var sides))
                {
                    sidesOfUnit[edges.Unit[step]] = sides = [];
                }

                sides.Add(side);
            }
        }

        foreach (var (_, unit) in conflicting)
        {
            layer[unit] = sidesOfUnit[unit].Max(side => side.NextLayer);
            foreach (var side in sidesOfUnit[unit])
            {
                side.NextLayer = layer[unit] + 1;
            }
        }
    }

    /// <summary>One side of an edge that several units want.</summary>
    private sealed class Side
    {
        /// <summary>The lowest layer above all that are taken.</summary>
        public int NextLayer { get; set; }
    }
}
