namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Finds settings that exclude one another before any search: each argument here is a proof, and each set is as small as the argument lets it be.
/// That nothing is found proves nothing.
/// </summary>
public static class Clashes
{
    private const double Slack = 1e-9;

    /// <summary>All that was found, the smallest sets first. O(units log units + edges + groups + parts x measures).</summary>
    public static IReadOnlyList<Clash> Find(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var found = new List<Clash>();
        Together(problem, found);
        Apart(problem, found);
        for (var measure = 0; measure < problem.Measures.Length; measure++)
        {
            var total = problem.Measures[measure].Amount.Sum();
            Sums(problem, measure, total, found);
            Heavy(problem, measure, total, found);
            Components(problem, measure, total, found);
        }

        Walled(problem, found);
        LimitClashes.Find(problem, found);
        return [.. found.OrderBy(clash => clash.Items.Length)];
    }

    private static int LockOf(Problem problem, int unit) => problem.LockedPart is null ? -1 : problem.LockedPart[unit];

    // Two members locked to two parts.
    private static void Together(Problem problem, List<Clash> found)
    {
        for (var group = 0; problem.Together is not null && group < problem.Together.Length; group++)
        {
            var locked = Array.FindAll(problem.Together[group], unit => LockOf(problem, unit) >= 0);
            var other = Array.FindIndex(locked, unit => LockOf(problem, unit) != LockOf(problem, locked[0]));
            if (other > 0)
            {
                found.Add(new Clash(
                    [new(ClashItemKind.Together, group), new(ClashItemKind.Lock, locked[0]), new(ClashItemKind.Lock, locked[other])], -1, 2, 1));
            }
        }
    }

    // Two members locked to one part, two in one group that must stay together, or more members than parts that can take them.
    private static void Apart(Problem problem, List<Clash> found)
    {
        var groupOf = new Dictionary<int, int>();
        for (var group = 0; problem.Together is not null && group < problem.Together.Length; group++)
        {
            Array.ForEach(problem.Together[group], unit => groupOf[unit] = group);
        }

        for (var apart = 0; problem.Apart is not null && apart < problem.Apart.Length; apart++)
        {
            var (byPart, byGroup) = (new Dictionary<int, int>(), new Dictionary<int, int>());
            foreach (var unit in problem.Apart[apart])
            {
                if (LockOf(problem, unit) is >= 0 and var part && !byPart.TryAdd(part, unit))
                {
                    found.Add(new Clash(
                        [new(ClashItemKind.Apart, apart), new(ClashItemKind.Lock, byPart[part]), new(ClashItemKind.Lock, unit)], -1, 2, 1));
                }

                if (groupOf.TryGetValue(unit, out var group) && !byGroup.TryAdd(group, unit))
                {
                    found.Add(new Clash([new(ClashItemKind.Apart, apart), new(ClashItemKind.Together, group)], -1, 2, 1));
                }
            }

            var free = problem.Apart[apart].Count(unit => LockOf(problem, unit) < 0);
            var open = Enumerable.Range(0, problem.Parts).Count(part => problem.ClosedPart is null || !problem.ClosedPart[part]);
            var used = problem.Apart[apart].Select(unit => LockOf(problem, unit)).Where(part => part >= 0)
                .Distinct().Count(part => problem.ClosedPart is null || !problem.ClosedPart[part]);
            if (free > open - used)
            {
                found.Add(new Clash([new(ClashItemKind.Apart, apart)], -1, free, open - used));
            }
        }
    }

    // All parts together may hold less than there is, or must hold more. The parts named are those that suffice.
    private static void Sums(Problem problem, int measure, double total, List<Clash> found)
    {
        var bounds = Enumerable.Range(0, problem.Parts).Select(part => problem.Measures[measure].BoundsOf(part, problem.Parts, total)).ToArray();
        var most = bounds.Sum(bound => bound.Most);
        if (most < total * (1 - Slack))
        {
            found.Add(new Clash([.. Enumerable.Range(0, problem.Parts).Select(part => new ClashItem(ClashItemKind.Bound, part))], measure, total, most));
        }

        var (least, items) = (0.0, new List<ClashItem>());
        foreach (var part in Enumerable.Range(0, problem.Parts).OrderByDescending(part => bounds[part].Least))
        {
            least += bounds[part].Least;
            items.Add(new ClashItem(ClashItemKind.Bound, part));
            if (least > total * (1 + Slack))
            {
                found.Add(new Clash([.. items], measure, least, total));
                return;
            }
        }
    }

    // Locks to one part, heaviest first until they are too much; groups that stay together and fit nowhere.
    private static void Heavy(Problem problem, int measure, double total, List<Clash> found)
    {
        var amount = problem.Measures[measure].Amount;
        foreach (var group in Enumerable.Range(0, problem.Units).Where(unit => LockOf(problem, unit) >= 0).GroupBy(unit => LockOf(problem, unit)))
        {
            var most = problem.Measures[measure].BoundsOf(group.Key, problem.Parts, total).Most;
            var (sum, items) = (0.0, new List<ClashItem> { new(ClashItemKind.Bound, group.Key) });
            foreach (var unit in group.OrderByDescending(unit => amount[unit]).ThenBy(unit => unit))
            {
                sum += amount[unit];
                items.Add(new ClashItem(ClashItemKind.Lock, unit));
                if (sum > most * (1 + Slack))
                {
                    found.Add(new Clash([.. items], measure, sum, most));
                    break;
                }
            }
        }

        var widest = Enumerable.Range(0, problem.Parts).Max(part => problem.Measures[measure].BoundsOf(part, problem.Parts, total).Most);
        for (var group = 0; problem.Together is not null && group < problem.Together.Length; group++)
        {
            var sum = problem.Together[group].Sum(unit => amount[unit]);
            if (sum > widest * (1 + Slack))
            {
                found.Add(new Clash([new(ClashItemKind.Together, group)], measure, sum, widest));
            }
        }
    }

    // A component that no whole number of parts can share out, where all parts are alike and must be in one piece.
    private static void Components(Problem problem, int measure, double total, List<Clash> found)
    {
        var bounds = problem.Measures[measure].BoundsOf(0, problem.Parts, total);
        var areAlike = Enumerable.Range(0, problem.Parts).All(part => problem.IsContiguous(part)
            && problem.Measures[measure].BoundsOf(part, problem.Parts, total) == bounds);
        if (problem.Graph is null || !areAlike)
        {
            return;
        }

        var (component, count) = Bridges.Components(problem.Graph);
        var (load, first) = (new double[count], new int[count]);
        for (var unit = problem.Units - 1; unit >= 0; unit--)
        {
            load[component[unit]] += problem.Measures[measure].Amount[unit];
            first[component[unit]] = unit;
        }

        for (var index = 0; index < count; index++)
        {
            var most = bounds.Least > 0 ? Math.Floor((load[index] / bounds.Least) + Slack) : double.MaxValue;
            var least = bounds.Most > 0 ? Math.Ceiling((load[index] / bounds.Most) - Slack) : 0;
            if (least > most || (load[index] > 0 && most < 1))
            {
                // The nearest load that whole parts could have there.
                found.Add(new Clash([new(ClashItemKind.Component, first[index])], measure, load[index], Math.Max(1, most) * (most < 1 ? bounds.Least : bounds.Most)));
            }
        }
    }

    // Two units locked to a part that must be one piece, with no way between them but through units locked elsewhere.
    private static void Walled(Problem problem, List<Clash> found)
    {
        if (problem.Graph is null || problem.LockedPart is null)
        {
            return;
        }

        foreach (var group in Enumerable.Range(0, problem.Units).Where(unit => LockOf(problem, unit) >= 0).GroupBy(unit => LockOf(problem, unit)))
        {
            var units = group.ToArray();
            var isClosed = problem.ClosedPart is not null && problem.ClosedPart[group.Key];
            if (problem.IsContiguous(group.Key) && Unreached(problem, units, isClosed) is >= 0 and var other)
            {
                found.Add(new Clash([new(ClashItemKind.Lock, units[0]), new(ClashItemKind.Lock, other)], -1, 2, 1));
            }
        }
    }

    private static int Unreached(Problem problem, int[] units, bool isClosed)
    {
        var (graph, part) = (problem.Graph!, LockOf(problem, units[0]));
        var (seen, stack) = (new bool[problem.Units], new Stack<int>([units[0]]));
        seen[units[0]] = true;
        while (stack.TryPop(out var unit))
        {
            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                var neighbor = graph.Neighbor[entry];
                var isOpen = LockOf(problem, neighbor) == part || (LockOf(problem, neighbor) < 0 && !isClosed);
                if (isOpen && !seen[neighbor])
                {
                    seen[neighbor] = true;
                    stack.Push(neighbor);
                }
            }
        }

        var at = Array.FindIndex(units, unit => !seen[unit]);
        return at < 0 ? -1 : units[at];
    }
}
