namespace Bailiwick.Solver.Medians;

/// <summary>By unit: the centers that serve it cheapest, in order, itself among them where it costs nothing.</summary>
internal sealed class Nearest
{
    private readonly int[] _center;

    /// <summary>O(units^2 + units x keep log keep); the same on any number of threads.</summary>
    public Nearest(MedianCosts costs, int units, int keep, int threads)
    {
        Keep = Math.Min(keep, units);
        Units = units;
        _center = new int[units * Keep];
        Parallel.For(
            0,
            units,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Cost: new double[units], Center: new int[units]),
            (unit, _, room) =>
            {
                for (var center = 0; center < units; center++)
                {
                    (room.Cost[center], room.Center[center]) = (costs.Of(unit, center), center);
                }

                Select(room.Cost, room.Center, Keep);
                Array.Sort(room.Cost, room.Center, 0, Keep);
                Array.Copy(room.Center, 0, _center, unit * Keep, Keep);
                return room;
            },
            _ => { });
    }

    public int Keep { get; }

    public int Units { get; }

    public int Of(int unit, int rank) => _center[(unit * Keep) + rank];

    public ReadOnlySpan<int> Of(int unit) => _center.AsSpan(unit * Keep, Keep);

    // Hoare's selection: the least come first, in any order.
    private static void Select(double[] cost, int[] center, int keep)
    {
        var (from, to) = (0, cost.Length - 1);
        while (from < to && keep < cost.Length)
        {
            var pivot = cost[(from + to) >> 1];
            var (low, high) = (from, to);
            while (low <= high)
            {
                while (cost[low] < pivot)
                {
                    low++;
                }

                while (cost[high] > pivot)
                {
                    high--;
                }

                if (low <= high)
                {
                    (cost[low], cost[high]) = (cost[high], cost[low]);
                    (center[low], center[high]) = (center[high], center[low]);
                    low++;
                    high--;
                }
            }

            if (keep - 1 <= high)
            {
                to = high;
            }
            else if (keep - 1 >= low)
            {
                from = low;
            }
            else
            {
                return;
            }
        }
    }
}
