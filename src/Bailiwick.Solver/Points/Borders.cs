namespace Bailiwick.Solver.Points;

/// <summary>Which parts touch: a unit of one has the other as its second best.</summary>
internal static class Borders
{
    private const int FewParts = 12;
    private const int NearParts = 8;

    /// <summary>By part: parts that its units may go to, ascending. Where there are few parts, all; a part that hardly shows in
    /// the diagram gets those of the nearest centers. O(units + parts x borders), and O(parts) for each hidden part.</summary>
    public static int[][] Of(int[] partOfUnit, int[] first, int[] second, int[] openPart, CenterSet centers)
    {
        var parts = centers.Count;
        var rows = new SortedSet<int>[parts];
        for (var part = 0; part < parts; part++)
        {
            rows[part] = [];
        }

        var (lastOne, lastOther) = (-1, -1);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var one = partOfUnit[unit];
            var other = first[unit] == one ? second[unit] : first[unit];
            if (one == other || (one == lastOne && other == lastOther))
            {
                continue;
            }

            (lastOne, lastOther) = (one, other);
            rows[one].Add(other);
            rows[other].Add(one);
        }

        foreach (var part in openPart)
        {
            if (openPart.Length <= FewParts || rows[part].Count < 2)
            {
                foreach (var other in openPart.Length <= FewParts ? openPart : Nearest(part, openPart, centers))
                {
                    if (other != part)
                    {
                        rows[part].Add(other);
                        rows[other].Add(part);
                    }
                }
            }
        }

        Connect(rows, openPart, centers);
        return Array.ConvertAll(rows, row => row.ToArray());
    }

    private static int[] Nearest(int part, int[] openPart, CenterSet centers)
    {
        var square = Array.ConvertAll(openPart, other => SquareBetween(part, other, centers));
        var order = (int[])openPart.Clone();
        Array.Sort(square, order);
        return order[..Math.Min(order.Length, NearParts + 1)];
    }

    // Towns far apart show no border between them, yet units may have to pass: each group of touching parts is linked to the nearest part outside.
    private static void Connect(SortedSet<int>[] rows, int[] openPart, CenterSet centers)
    {
        var group = new int[rows.Length];
        while (Groups(rows, openPart, group) > 1)
        {
            var nearest = new Dictionary<int, (double Square, int One, int Other)>();
            foreach (var one in openPart)
            {
                var best = nearest.TryGetValue(group[one], out var known) ? known : (double.PositiveInfinity, -1, -1);
                foreach (var other in openPart)
                {
                    if (group[other] != group[one] && SquareBetween(one, other, centers) is var square && (square < best.Item1 || best.Item2 < 0))
                    {
                        best = (square, one, other);
                    }
                }

                nearest[group[one]] = best;
            }

            foreach (var (_, one, other) in nearest.Values)
            {
                rows[one].Add(other);
                rows[other].Add(one);
            }
        }
    }

    private static int Groups(SortedSet<int>[] rows, int[] openPart, int[] group)
    {
        Array.Fill(group, -1);
        var count = 0;
        var stack = new Stack<int>();
        foreach (var first in openPart)
        {
            if (group[first] >= 0)
            {
                continue;
            }

            stack.Push(first);
            group[first] = count;
            while (stack.TryPop(out var part))
            {
                foreach (var other in rows[part])
                {
                    if (group[other] < 0)
                    {
                        group[other] = count;
                        stack.Push(other);
                    }
                }
            }

            count++;
        }

        return count;
    }

    private static double SquareBetween(int one, int other, CenterSet centers)
    {
        double dx = centers.X[one] - centers.X[other], dy = centers.Y[one] - centers.Y[other];
        var dz = centers.Z.Length > 0 ? centers.Z[one] - centers.Z[other] : 0;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }
}
