namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Places for lines to halve: what hangs on the rest by one long link alone, such as an island by its bridge, is drawn beside the place the link leads
/// to. A line through the sea between them would share out what no part can reach together.
/// </summary>
internal static class Shores
{
    // In median links.
    private const double Long = 5;

    /// <summary>Coordinates by unit; the instance's own where there is no such link. O(units + links log links).</summary>
    public static (double[] X, double[] Y) Of(Instance instance)
    {
        var isBridge = LongBridges(instance);
        var root = isBridge is null ? -1 : Mainland(instance, isBridge);
        if (root < 0)
        {
            return (instance.X, instance.Y);
        }

        double[] x = (double[])instance.X.Clone(), y = (double[])instance.Y.Clone();
        var isSeen = new bool[instance.Units];
        var queue = new Queue<int>([root]);
        isSeen[root] = true;
        while (queue.TryDequeue(out var unit))
        {
            for (var entry = instance.Start![unit]; entry < instance.Start[unit + 1]; entry++)
            {
                var other = instance.Neighbor[entry];
                if (isSeen[other])
                {
                    continue;
                }

                // Whatever is beyond a bridge is met through it alone, so all of it is shifted alike.
                isSeen[other] = true;
                queue.Enqueue(other);
                var from = isBridge![entry] ? other : unit;
                (x[other], y[other]) = (x[unit] + instance.X[other] - instance.X[from], y[unit] + instance.Y[other] - instance.Y[from]);
            }
        }

        return (x, y);
    }

    // A unit of the largest component that stays when the bridges are taken away.
    private static int Mainland(Instance instance, bool[] isBridge)
    {
        var (isSeen, stack, best, most) = (new bool[instance.Units], new Stack<int>(), -1, 0);
        for (var first = 0; first < instance.Units; first++)
        {
            var count = 0;
            if (!isSeen[first])
            {
                isSeen[first] = true;
                stack.Push(first);
            }

            while (stack.TryPop(out var unit))
            {
                count++;
                for (var entry = instance.Start![unit]; entry < instance.Start[unit + 1]; entry++)
                {
                    var other = instance.Neighbor[entry];
                    if (!isBridge[entry] && !isSeen[other])
                    {
                        isSeen[other] = true;
                        stack.Push(other);
                    }
                }
            }

            (best, most) = count > most ? (first, count) : (best, most);
        }

        return best;
    }

    // By entry, both ways; null where there is none. Bridges as found by Tarjan (1974), without recursion.
    private static bool[]? LongBridges(Instance instance)
    {
        var (start, neighbor) = (instance.Start!, instance.Neighbor);
        var least = Long * MedianLength(instance);
        int[] found = new int[instance.Units], low = new int[instance.Units], next = new int[instance.Units], via = new int[instance.Units];
        var (isBridge, count, stack, any) = (new bool[neighbor.Length], 0, new Stack<int>(), false);
        for (var first = 0; first < instance.Units; first++)
        {
            if (found[first] > 0)
            {
                continue;
            }

            Enter(first, -1);
            while (stack.TryPeek(out var unit))
            {
                if (next[unit] < start[unit + 1])
                {
                    var entry = next[unit]++;
                    if (found[neighbor[entry]] == 0)
                    {
                        Enter(neighbor[entry], entry);
                    }
                    else if (via[unit] < 0 || neighbor[entry] != instance.Source[via[unit]])
                    {
                        low[unit] = Math.Min(low[unit], found[neighbor[entry]]);
                    }

                    continue;
                }

                stack.Pop();
                if (via[unit] >= 0)
                {
                    var parent = instance.Source[via[unit]];
                    low[parent] = Math.Min(low[parent], low[unit]);
                    if (low[unit] > found[parent] && Length(instance, via[unit]) > least)
                    {
                        (isBridge[via[unit]], any) = (true, true);
                        isBridge[Array.IndexOf(neighbor, parent, start[unit], start[unit + 1] - start[unit])] = true;
                    }
                }
            }
        }

        return any ? isBridge : null;

        void Enter(int unit, int entry)
        {
            (found[unit], low[unit], next[unit], via[unit]) = (++count, count, start[unit], entry);
            stack.Push(unit);
        }
    }

    private static double MedianLength(Instance instance)
    {
        var length = new double[instance.Neighbor.Length];
        for (var entry = 0; entry < length.Length; entry++)
        {
            length[entry] = Length(instance, entry);
        }

        Array.Sort(length);
        return length.Length > 0 ? length[length.Length / 2] : 0;
    }

    private static double Length(Instance instance, int entry)
    {
        var (from, to) = (instance.Source[entry], instance.Neighbor[entry]);
        double dx = instance.X[from] - instance.X[to], dy = instance.Y[from] - instance.Y[to];
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
