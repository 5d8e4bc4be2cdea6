namespace Bailiwick.Solver.Medians;

/// <summary>An upper bound of the 0-1 knapsack.</summary>
internal static class Packing
{
    /// <summary>
    /// Packs by profit per demand until the capacity is full, and returns no less than the best packing's profit (Martello and Toth 1977). O(items) on average.
    /// </summary>
    /// <param name="item">The entries; reordered.</param>
    /// <param name="share">By entry: how much of it the continuous packing takes, 0 to 1; filled.</param>
    /// <param name="capacity">At least 0.</param>
    public static double Pack(Span<PackingItem> item, Span<double> share, double capacity)
    {
        share.Clear();
        var fits = Fitting(item, capacity);
        var (from, sum, left) = Fill(item, fits, capacity);
        var next = Densest(item, from, fits);
        while (next >= 0 && item[next].Demand <= left)
        {
            (sum, left) = (sum + item[next].Profit, left - item[next].Demand);
            (item[from], item[next]) = (item[next], item[from]);
            from++;
            next = Densest(item, from, fits);
        }

        share[..from].Fill(1);
        if (next < 0)
        {
            return sum;
        }

        // The first that does not fit is in the best packing or it is not.
        (item[from], item[next]) = (item[next], item[from]);
        var critical = item[from];
        share[from] = left / critical.Demand;
        var rest = Densest(item, from + 1, fits);
        var without = sum + (rest < 0 ? 0 : left * item[rest].Density);
        var thinnest = double.PositiveInfinity;
        for (var entry = 0; entry < from; entry++)
        {
            thinnest = Math.Min(thinnest, item[entry].Density);
        }

        return Math.Max(without, sum + critical.Profit - ((critical.Demand - left) * thinnest));
    }

    // Units too large for the center go to the end.
    private static int Fitting(Span<PackingItem> item, double capacity)
    {
        var end = item.Length;
        for (var entry = 0; entry < end;)
        {
            if (item[entry].Demand > capacity)
            {
                end--;
                (item[entry], item[end]) = (item[end], item[entry]);
            }
            else
            {
                entry++;
            }
        }

        return end;
    }

    // Quickselect of the densest items that fit together: halves are taken whole or looked into.
    private static (int Taken, double Sum, double Left) Fill(Span<PackingItem> item, int count, double capacity)
    {
        var (from, to, sum, left) = (0, count, 0.0, capacity);
        while (to - from > 1)
        {
            var (first, second) = Partition(item, from, to);
            var (gain, need) = Total(item[from..second]);
            if (need <= left)
            {
                (from, sum, left) = (second, sum + gain, left - need);
                continue;
            }

            (gain, need) = Total(item[from..first]);
            if (need <= left)
            {
                (from, to, sum, left) = (first, second, sum + gain, left - need);
                if (first < second)
                {
                    break;
                }
            }
            else
            {
                to = first;
            }
        }

        return (from, sum, left);
    }

    // Entries before the first are at least as dense as the pivot, from the second on at most; between them at most one.
    private static (int First, int Second) Partition(Span<PackingItem> item, int from, int to)
    {
        var pivot = item[(from + to) >> 1].Density;
        var (low, high) = (from, to - 1);
        while (low <= high)
        {
            while (item[low].Density > pivot)
            {
                low++;
            }

            while (item[high].Density < pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (item[low], item[high]) = (item[high], item[low]);
                low++;
                high--;
            }
        }

        return (high + 1, low);
    }

    private static (double Profit, double Demand) Total(Span<PackingItem> item)
    {
        var (profit, demand) = (0.0, 0.0);
        foreach (ref var one in item)
        {
            profit += one.Profit;
            demand += one.Demand;
        }

        return (profit, demand);
    }

    private static int Densest(Span<PackingItem> item, int from, int to)
    {
        var best = -1;
        for (var entry = from; entry < to; entry++)
        {
            best = best < 0 || item[entry].Density > item[best].Density ? entry : best;
        }

        return best;
    }
}
