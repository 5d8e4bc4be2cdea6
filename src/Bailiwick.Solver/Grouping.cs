namespace Bailiwick.Solver;

/// <summary>
/// From below: leaves that are all alike are divided first, at their best, and the finished ones then gathered into the parents, so many to each as
/// the tree says.
/// </summary>
internal static class Grouping
{
    /// <summary>Whether leaves may change their numbers: equal targets, and nothing that ties a unit or a place to a leaf.</summary>
    public static bool IsOpenTo(Problem problem) =>
        problem.Contiguous
        && problem.CenterX is null
        && (problem.Present is null || Array.TrueForAll(problem.Present, part => part < 0))
        && (problem.LockedPart is null || Array.TrueForAll(problem.LockedPart, part => part < 0))
        && (problem.ClosedPart is null || !Array.Exists(problem.ClosedPart, isClosed => isClosed))
        && Array.TrueForAll(problem.Measures, measure => measure.TargetShare is null || measure.TargetShare.Max() - measure.TargetShare.Min() < 1e-12);

    /// <summary>Leaves renumbered so that each parent's are one piece; null when no such gathering was found.</summary>
    public static int[]? TryGroup(Problem problem, Division flat, int[] parentOfLeaf, Settings settings)
    {
        var parents = parentOfLeaf.Max() + 1;
        var leavesOfParent = new double[parents];
        foreach (var parent in parentOfLeaf)
        {
            leavesOfParent[parent]++;
        }

        var gathered = new Divider().Divide(
            Quotient(problem, flat.PartOfUnit, leavesOfParent), settings with { Effort = 0.25 }, null, CancellationToken.None);
        if (gathered.Score.OutOfTolerance > 0 || gathered.Score.ExtraPieces > 0)
        {
            return null;
        }

        // The next free leaf of each parent, in order of number.
        var next = new int[parents];
        var leaf = new int[parentOfLeaf.Length];
        for (var part = 0; part < leaf.Length; part++)
        {
            var parent = gathered.PartOfUnit[part];
            next[parent] = Array.IndexOf(parentOfLeaf, parent, next[parent]);
            leaf[part] = next[parent]++;
        }

        return Array.ConvertAll(flat.PartOfUnit, part => leaf[part]);
    }

    // Finished leaves as units, one each: the parents share them out by count, so a tenth of a leaf is tolerance enough.
    private static Problem Quotient(Problem problem, int[] partOfUnit, double[] leavesOfParent)
    {
        var parts = problem.Parts;
        double[] x = new double[parts], y = new double[parts], pull = new double[parts], one = new double[parts];
        var pullOfUnit = problem.PullOfUnit();
        var neighbors = new SortedSet<int>[parts];
        for (var part = 0; part < parts; part++)
        {
            (one[part], neighbors[part]) = (1, []);
        }

        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var part = partOfUnit[unit];
            x[part] += pullOfUnit[unit] * problem.X[unit];
            y[part] += pullOfUnit[unit] * problem.Y[unit];
            pull[part] += pullOfUnit[unit];
            for (var entry = problem.Graph!.Start[unit]; entry < problem.Graph.Start[unit + 1]; entry++)
            {
                var other = partOfUnit[problem.Graph.Neighbor[entry]];
                if (other != part)
                {
                    neighbors[part].Add(other);
                }
            }
        }

        var start = new int[parts + 1];
        for (var part = 0; part < parts; part++)
        {
            var mass = pull[part] > 0 ? pull[part] : 1;
            (x[part], y[part]) = (x[part] / mass, y[part] / mass);
            start[part + 1] = start[part] + neighbors[part].Count;
        }

        var total = leavesOfParent.Sum();
        return new Problem
        {
            Parts = leavesOfParent.Length,
            X = x,
            Y = y,
            Weight = pull,
            Graph = new Graph(start, [.. neighbors.SelectMany(row => row)], null),
            Contiguous = true,
            Measures = [new Measure(one, [.. leavesOfParent.Select(count => count / total)], 0.1 / leavesOfParent.Max())],
        };
    }
}
