using Bailiwick.Solver.Graphs;

namespace Bailiwick.Solver.Medians;

/// <summary>Capacities that no choice of centers can keep. That nothing is found proves nothing.</summary>
public static class MedianClashes
{
    private const double Slack = 1e-9;

    /// <summary>All demand against the largest capacities, and the greatest demand against the largest. O(units log units).</summary>
    public static IReadOnlyList<Clash> Find(MedianProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var found = new List<Clash>();
        var capacity = (double[])problem.Capacity.Clone();
        Array.Sort(capacity);
        var (total, most, greatest) = (0.0, 0.0, 0.0);
        foreach (var demand in problem.Demand)
        {
            total += demand;
            greatest = Math.Max(greatest, demand);
        }

        for (var rank = 1; rank <= problem.Medians; rank++)
        {
            most += capacity[^rank];
        }

        if (greatest > capacity[^1] * (1 + Slack))
        {
            found.Add(new Clash([new(ClashItemKind.Capacity, -1)], 0, greatest, capacity[^1]));
        }

        if (total > most * (1 + Slack))
        {
            found.Add(new Clash([new(ClashItemKind.Capacity, -1)], 0, total, most));
        }

        return found;
    }
}
