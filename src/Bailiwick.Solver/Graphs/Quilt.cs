namespace Bailiwick.Solver.Graphs;

/// <summary>Chooses which parts are searched together.</summary>
internal static class Quilt
{
    /// <summary>
    /// All open parts in patches of at most so many, near ones together: halved again and again along a turning axis. O(parts log parts per halving).
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="plan">Tells the centers.</param>
    /// <param name="most">Most parts in a patch.</param>
    /// <param name="angle">Direction of the first cut, radians; another one gives other seams.</param>
    public static List<int[]> Of(Instance instance, Plan plan, int most, double angle)
    {
        var open = new List<int>();
        for (var part = 0; part < instance.Parts; part++)
        {
            if (!instance.Closed[part] && plan.Count[part] > 0)
            {
                open.Add(part);
            }
        }

        var patches = new List<int[]>();
        Halve([.. open], angle);
        return patches;

        void Halve(int[] parts, double direction)
        {
            if (parts.Length <= most)
            {
                if (parts.Length > 1)
                {
                    patches.Add(parts);
                }

                return;
            }

            var (x, y) = (Math.Cos(direction), Math.Sin(direction));
            var key = Array.ConvertAll(parts, part => (x * plan.CenterX[part]) + (y * plan.CenterY[part]));
            Array.Sort(key, parts);
            var half = parts.Length / 2;
            Halve(parts[..half], direction + (Math.PI / 2));
            Halve(parts[half..], direction + (Math.PI / 2));
        }
    }

    /// <summary>
    /// A part and its open neighbors, ring by ring, until there are so many; the part first. Parts that are taken are passed over.
    /// O(units of the parts x degree).
    /// </summary>
    public static int[] Around(int part, int most, Instance instance, Plan plan, Members members, bool[] isTaken, Randomness random)
    {
        var found = new List<int> { part };
        var seen = new HashSet<int> { part };
        var ring = new List<int>();
        for (var at = 0; at < found.Count && found.Count < most; at++)
        {
            ring.Clear();
            foreach (var unit in members.Of(found[at]))
            {
                for (var entry = instance.Start![unit]; entry < instance.Start[unit + 1]; entry++)
                {
                    var other = plan.Part[instance.Neighbor[entry]];
                    if (!instance.Closed[other] && !isTaken[other] && seen.Add(other))
                    {
                        ring.Add(other);
                    }
                }
            }

            // Which of the neighbors come is chance, so that another try takes others; sorted first, for members lie in any order.
            ring.Sort();
            while (ring.Count > 0 && found.Count < most)
            {
                var pick = random.Below(ring.Count);
                found.Add(ring[pick]);
                ring.RemoveAt(pick);
            }
        }

        return [.. found];
    }
}
