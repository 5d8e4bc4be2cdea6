namespace Bailiwick.Solver;

/// <summary>A problem cut down to some of its units, to be shared among groups of its parts.</summary>
internal static class SubProblem
{
    /// <summary>O(units + edges + parts).</summary>
    /// <param name="whole">The problem.</param>
    /// <param name="group">By part of the result: the parts of the whole that it stands for.</param>
    /// <param name="units">The units that go into it.</param>
    /// <param name="tolerance">Tolerance of a measure, given how the amount there compares with what the groups should have.</param>
    public static Problem Of(Problem whole, int[][] group, int[] units, Func<Measure, double, double> tolerance)
    {
        var groupOfPart = new int[whole.Parts];
        Array.Fill(groupOfPart, -1);
        for (var index = 0; index < group.Length; index++)
        {
            foreach (var part in group[index])
            {
                groupOfPart[part] = index;
            }
        }

        var isLeaf = group.All(parts => parts.Length == 1);
        return new Problem
        {
            Parts = group.Length,
            X = Take(whole.X, units),
            Y = Take(whole.Y, units),
            Weight = Take(whole.PullOfUnit(), units),
            Measures = [.. whole.Measures.Select(measure => Shared(whole, measure, group, units, tolerance))],
            Limits = [.. whole.Limits.Select(limit => Shared(limit, group, units))],
            Metric = whole.Metric,
            Objective = whole.Objective,
            Travel = isLeaf && whole.Travel is not null ? new Travel((unit, part) => whole.Travel.Cost(units[unit], group[part][0])) : null,
            MaxDistance = isLeaf ? whole.MaxDistance : double.PositiveInfinity,
            Together = Take(whole.Together, units),
            Apart = isLeaf ? Take(whole.Apart, units) : null,
            DisruptionValue = whole.DisruptionValue is null ? null : Take(whole.DisruptionValue, units),
            MaxMovedShare = whole.MaxMovedShare,
            Graph = whole.Graph is null ? null : Take(whole.Graph, units),
            Contiguous = whole.Contiguous,
            ContiguousPart = whole.ContiguousPart is null ? null : [.. group.Select(parts => parts.All(part => whole.ContiguousPart[part]))],
            LockedPart = Take(whole.LockedPart, units, groupOfPart),
            ClosedPart = whole.ClosedPart is null ? null : [.. group.Select(parts => parts.All(part => whole.ClosedPart[part]))],
            Present = Take(whole.Present, units, groupOfPart),
            DisruptionPrice = whole.DisruptionPrice,
            CenterX = isLeaf && whole.CenterX is not null ? [.. group.Select(parts => whole.CenterX[parts[0]])] : null,
            CenterY = isLeaf && whole.CenterY is not null ? [.. group.Select(parts => whole.CenterY[parts[0]])] : null,
        };
    }

    // A closed part keeps what is locked in it; the open ones share the rest by their targets.
    private static Measure Shared(Problem whole, Measure measure, int[][] group, int[] units, Func<Measure, double, double> tolerance)
    {
        var amount = Take(measure.Amount, units);
        double total = measure.Amount.Sum(), here = amount.Sum(), open = 0, closed = 0;
        var wanted = new double[group.Length];
        var kept = KeptByClosed(whole, measure, units);
        for (var index = 0; index < group.Length; index++)
        {
            foreach (var part in group[index])
            {
                var isClosed = whole.ClosedPart is not null && whole.ClosedPart[part];
                open += isClosed ? 0 : total * (measure.TargetShare?[part] ?? 1.0 / whole.Parts);
                closed += isClosed ? kept[part] : 0;
            }
        }

        var ratio = open > 0 && here > closed ? (here - closed) / open : 1;
        for (var index = 0; index < group.Length; index++)
        {
            foreach (var part in group[index])
            {
                var isClosed = whole.ClosedPart is not null && whole.ClosedPart[part];
                wanted[index] += isClosed ? kept[part] : ratio * total * (measure.TargetShare?[part] ?? 1.0 / whole.Parts);
            }
        }

        var sum = wanted.Sum();
        return new Measure(amount, sum > 0 ? [.. wanted.Select(value => value / sum)] : null, tolerance(measure, ratio))
        {
            Least = measure.Least is null ? null : [.. group.Select(parts => parts.Sum(part => measure.Least[part]))],
            Most = measure.Most is null ? null : [.. group.Select(parts => parts.Sum(part => measure.Most[part]))],
            Priority = measure.Priority,
        };
    }

    // What each part may hold, as often as the largest group has parts.
    private static Limit Shared(Limit limit, int[][] group, int[] units)
    {
        double fewest = group.Min(parts => parts.Length), most = group.Max(parts => parts.Length);
        return new Limit(limit.Amount is null ? null : Take(limit.Amount, units), limit.Least * fewest, limit.Most * most);
    }

    // Groups as far as they are here.
    private static int[][]? Take(int[][]? groups, int[] units)
    {
        if (groups is null)
        {
            return null;
        }

        var place = new Dictionary<int, int>();
        for (var at = 0; at < units.Length; at++)
        {
            place[units[at]] = at;
        }

        return [.. groups.Select(group => group.Where(place.ContainsKey).Select(unit => place[unit]).ToArray()).Where(group => group.Length > 1)];
    }

    private static double[] KeptByClosed(Problem whole, Measure measure, int[] units)
    {
        var kept = new double[whole.Parts];
        foreach (var unit in units)
        {
            if (whole.LockedPart is not null && whole.LockedPart[unit] >= 0)
            {
                kept[whole.LockedPart[unit]] += measure.Amount[unit];
            }
        }

        return kept;
    }

    private static double[] Take(double[] values, int[] units) => Array.ConvertAll(units, unit => values[unit]);

    private static int[]? Take(int[]? partOfUnit, int[] units, int[] groupOfPart) =>
        partOfUnit is null ? null : Array.ConvertAll(units, unit => partOfUnit[unit] < 0 ? -1 : groupOfPart[partOfUnit[unit]]);

    private static Graph Take(Graph graph, int[] units)
    {
        var place = new int[graph.Start.Length - 1];
        Array.Fill(place, -1);
        for (var at = 0; at < units.Length; at++)
        {
            place[units[at]] = at;
        }

        var (start, neighbor) = (new int[units.Length + 1], new List<int>());
        for (var at = 0; at < units.Length; at++)
        {
            for (var entry = graph.Start[units[at]]; entry < graph.Start[units[at] + 1]; entry++)
            {
                if (place[graph.Neighbor[entry]] >= 0)
                {
                    neighbor.Add(place[graph.Neighbor[entry]]);
                }
            }

            start[at + 1] = neighbor.Count;
        }

        return new Graph(start, [.. neighbor], null);
    }
}
