namespace Bailiwick.Solver.Medians;

/// <summary>A first plan: runs of equal demand along the Hilbert curve, each with its member in the middle as the center.</summary>
internal static class MedianStart
{
    /// <summary>O(units log units + members^2 over the parts, of 200 members at most).</summary>
    public static (int[] Part, int[] Center) Of(MedianProblem problem, MedianCosts costs)
    {
        var order = Hilbert.Order(problem.X, problem.Y);
        var (part, center) = (new int[problem.Units], new int[problem.Medians]);
        var total = 0.0;
        foreach (var demand in problem.Demand)
        {
            total += demand;
        }

        var (soFar, from) = (0.0, 0);
        for (var index = 0; index < problem.Medians; index++)
        {
            // Enough units stay for the parts to come.
            var (last, to) = (problem.Units - (problem.Medians - 1 - index), from);
            var wanted = total * (index + 1) / problem.Medians;
            while (to < last && (to == from || index == problem.Medians - 1 || soFar + (problem.Demand[order[to]] / 2) < wanted))
            {
                soFar += problem.Demand[order[to]];
                part[order[to]] = index;
                to++;
            }

            center[index] = Middle(costs, order.AsSpan(from, to - from), problem.Capacity);
            from = to;
        }

        return (part, center);
    }

    // Of the members that can serve most, the one that serves all cheapest.
    private static int Middle(MedianCosts costs, ReadOnlySpan<int> members, double[] capacity)
    {
        var (best, least) = (members[0], double.MaxValue);
        var stride = Math.Max(1, members.Length / 200);
        for (var at = 0; at < members.Length; at += stride)
        {
            var sum = 0.0;
            for (var other = 0; other < members.Length; other += stride)
            {
                sum += costs.Of(members[other], members[at]);
            }

            if (sum < least || (capacity[members[at]] > 2 * capacity[best] && sum < 4 * least))
            {
                (best, least) = (members[at], sum);
            }
        }

        return best;
    }
}
