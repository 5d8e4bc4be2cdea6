namespace Bailiwick.Geography.Indexing;

/// <summary>Joins separate groups by their nearest points, as Boruvka's minimum spanning tree does, round by round; all but the largest group look for a partner.</summary>
internal static class Bridging
{
    /// <summary>
    /// Pairs of members that make all groups one. O(p log p) a round for p points, and at most log2(groups) rounds.
    /// </summary>
    /// <param name="islands">Groups of members; joined on return.</param>
    /// <param name="memberOfPoint">Each point belongs to a member; every group needs a point.</param>
    /// <param name="longitude">Degrees by point.</param>
    /// <param name="latitude">Degrees by point.</param>
    public static List<(int From, int To)> Join(Islands islands, ReadOnlySpan<int> memberOfPoint, ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        var bridges = new List<(int From, int To)>();
        if (islands.Count == 1 || memberOfPoint.Length == 0)
        {
            return bridges;
        }

        var tree = new SphereTree(longitude, latitude);
        var group = new int[memberOfPoint.Length];
        var size = new Dictionary<int, int>();
        while (islands.Count > 1)
        {
            size.Clear();
            for (var point = 0; point < group.Length; point++)
            {
                group[point] = islands.Find(memberOfPoint[point]);
                size[group[point]] = size.GetValueOrDefault(group[point]) + 1;
            }

            if (size.Count == 1)
            {
                return bridges;
            }

            tree.Group(group);
            var largest = size.MaxBy(entry => (entry.Value, -entry.Key)).Key;
            foreach (var (from, to) in NearestPairs(tree, group, largest))
            {
                if (islands.Join(memberOfPoint[from], memberOfPoint[to]))
                {
                    bridges.Add((memberOfPoint[from], memberOfPoint[to]));
                }
            }
        }

        return bridges;
    }

    private static IEnumerable<(int From, int To)> NearestPairs(SphereTree tree, int[] group, int largest)
    {
        var best = new Dictionary<int, (double Squared, int From, int To)>();
        for (var point = 0; point < group.Length; point++)
        {
            if (group[point] == largest)
            {
                continue;
            }

            var known = best.GetValueOrDefault(group[point], (double.MaxValue, -1, -1));
            var squared = known.Item1;
            var other = tree.NearestOfOther(point, ref squared);
            if (other >= 0)
            {
                best[group[point]] = (squared, point, other);
            }
        }

        return best.OrderBy(entry => entry.Key).Select(entry => (entry.Value.From, entry.Value.To));
    }
}
