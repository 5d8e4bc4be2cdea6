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

        return Array.ConvertAll(rows, row => row.ToArray());
    }

    private static int[] Nearest(int part, int[] openPart, CenterSet centers)
    {
        var square = Array.ConvertAll(openPart, other =>
        {
            double dx = centers.X[part] - centers.X[other], dy = centers.Y[part] - centers.Y[other];
            var dz = centers.Z.Length > 0 ? centers.Z[part] - centers.Z[other] : 0;
            return (dx * dx) + (dy * dy) + (dz * dz);
        });
        var order = (int[])openPart.Clone();
        Array.Sort(square, order);
        return order[..Math.Min(order.Length, NearParts + 1)];
    }
}
