namespace Bailiwick.Solver;

/// <summary>Small problems in the field's words.</summary>
internal static class Make
{
    /// <summary>A grid of cells 10 km wide that touch at their sides.</summary>
    public static Problem Grid(int width, int height, int parts, double tolerance = 0.05, ulong? seed = null)
    {
        var random = new Randomness(seed ?? 0);
        var units = width * height;
        double[] x = new double[units], y = new double[units], amount = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            (x[unit], y[unit]) = (10 * (unit % width), 10 * (unit / width));
            amount[unit] = seed is null ? 1 : 1 + random.Below(9);
        }

        return new Problem
        {
            Parts = parts,
            X = x,
            Y = y,
            Graph = GridGraph(width, height),
            Contiguous = true,
            Measures = [new Measure(amount, null, tolerance)],
        };
    }

    /// <summary>The same cells as points that touch nothing.</summary>
    public static Problem Points(int units, int parts, double tolerance = 0.05, ulong seed = 1, int measures = 1)
    {
        var random = new Randomness(seed);
        double[] x = new double[units], y = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            (x[unit], y[unit]) = (100 * random.Fraction(), 100 * random.Fraction());
        }

        var all = new Measure[measures];
        for (var measure = 0; measure < measures; measure++)
        {
            var amount = new double[units];
            for (var unit = 0; unit < units; unit++)
            {
                amount[unit] = 1 + (4 * random.Fraction());
            }

            all[measure] = new Measure(amount, null, tolerance);
        }

        return new Problem { Parts = parts, X = x, Y = y, Measures = all };
    }

    public static Graph GridGraph(int width, int height)
    {
        var (start, neighbor) = (new List<int> { 0 }, new List<int>());
        for (var unit = 0; unit < width * height; unit++)
        {
            var (column, row) = (unit % width, unit / width);
            if (row > 0)
            {
                neighbor.Add(unit - width);
            }

            if (column > 0)
            {
                neighbor.Add(unit - 1);
            }

            if (column < width - 1)
            {
                neighbor.Add(unit + 1);
            }

            if (row < height - 1)
            {
                neighbor.Add(unit + width);
            }

            start.Add(neighbor.Count);
        }

        return new Graph([.. start], [.. neighbor], null);
    }

    /// <summary>A graph of the given links.</summary>
    public static Graph Links(int units, params (int One, int Other)[] links)
    {
        var rows = new SortedSet<int>[units];
        for (var unit = 0; unit < units; unit++)
        {
            rows[unit] = [];
        }

        foreach (var (one, other) in links)
        {
            rows[one].Add(other);
            rows[other].Add(one);
        }

        var start = new int[units + 1];
        for (var unit = 0; unit < units; unit++)
        {
            start[unit + 1] = start[unit] + rows[unit].Count;
        }

        return new Graph(start, [.. rows.SelectMany(row => row)], null);
    }

    public static Division Divide(Problem problem, ulong seed = 1, double effort = 1, int threads = 2) =>
        new Divider().Divide(problem, new Settings { Seed = seed, Effort = effort, Threads = threads }, null, CancellationToken.None);
}
