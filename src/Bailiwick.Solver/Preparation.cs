namespace Bailiwick.Solver;

/// <summary>Makes an <see cref="Instance"/> of a problem. O(units log units + edges).</summary>
internal static class Preparation
{
    // A unit of no weight still has a side it belongs to; so little that no sum notices.
    private const double LeastPull = 1e-6;

    public static Instance Prepare(Problem problem)
    {
        var order = Hilbert.Order(problem.X, problem.Y);
        var (units, parts, measures) = (problem.Units, problem.Parts, problem.Measures.Length);
        double[] amount = new double[units * measures], blend = new double[units];
        double[] target = new double[parts * measures], low = new double[parts * measures], high = new double[parts * measures];
        for (var measure = 0; measure < measures; measure++)
        {
            Scale(problem, measure, order, amount, blend);
            Bounds(problem, measure, target, low, high);
        }

        var (start, neighbor, source) = GraphOf(problem, order);
        // Around the mean, so that squares keep their digits wherever the plane's origin is.
        var (originX, originY) = (Mean(problem.X), Mean(problem.Y));
        var (pinned, pinX, pinY) = Pins(problem, originX, originY);
        return new Instance
        {
            Units = units,
            Parts = parts,
            Measures = measures,
            X = Reordered(problem.X, order, originX),
            Y = Reordered(problem.Y, order, originY),
            Pull = Pulls(problem, order),
            Amount = amount,
            Blend = blend,
            Target = target,
            Low = low,
            High = high,
            Lock = Reordered(problem.LockedPart, order),
            Closed = problem.ClosedPart ?? new bool[parts],
            Present = Reordered(problem.Present, order),
            IsWarm = IsWarm(problem),
            Pinned = pinned,
            PinX = pinX,
            PinY = pinY,
            Start = start,
            Neighbor = neighbor,
            Source = source,
            Original = order,
            DisruptionPrice = problem.Present is null ? 0 : problem.DisruptionPrice,
        };
    }

    private static void Scale(Problem problem, int measure, int[] order, double[] amount, double[] blend)
    {
        var source = problem.Measures[measure].Amount;
        var total = 0.0;
        foreach (var value in source)
        {
            total += value;
        }

        var measures = problem.Measures.Length;
        var scale = total > 0 ? problem.Parts / total : 0;
        for (var unit = 0; unit < order.Length; unit++)
        {
            var value = source[order[unit]] * scale;
            amount[(unit * measures) + measure] = value;
            blend[unit] += value / measures;
        }
    }

    private static void Bounds(Problem problem, int index, double[] target, double[] low, double[] high)
    {
        var measure = problem.Measures[index];
        var isEmpty = Array.TrueForAll(measure.Amount, value => value == 0);
        for (var part = 0; part < problem.Parts; part++)
        {
            var at = (part * problem.Measures.Length) + index;
            var wanted = measure.TargetShare is null ? 1 : measure.TargetShare[part] * problem.Parts;
            target[at] = wanted;
            low[at] = isEmpty ? 0 : wanted * (1 - measure.Tolerance);
            high[at] = wanted > 0 ? wanted * (1 + measure.Tolerance) : measure.Tolerance;
        }
    }

    private static double[] Pulls(Problem problem, int[] order)
    {
        var pull = Reordered(problem.PullOfUnit(), order, 0);
        var sum = 0.0;
        foreach (var value in pull)
        {
            sum += value;
        }

        for (var unit = 0; unit < pull.Length; unit++)
        {
            pull[unit] = sum > 0 ? Math.Max(pull[unit] * pull.Length / sum, LeastPull) : 1;
        }

        return pull;
    }

    private static (int[]? Start, int[] Neighbor, int[] Source) GraphOf(Problem problem, int[] order)
    {
        if (!problem.Contiguous)
        {
            return (null, [], []);
        }

        var graph = Bridges.Connect(problem.Graph!, problem.X, problem.Y);
        var rank = new int[order.Length];
        for (var unit = 0; unit < order.Length; unit++)
        {
            rank[order[unit]] = unit;
        }

        int[] start = new int[order.Length + 1], neighbor = new int[graph.Neighbor.Length], source = new int[graph.Neighbor.Length];
        for (var unit = 0; unit < order.Length; unit++)
        {
            var at = start[unit];
            for (var entry = graph.Start[order[unit]]; entry < graph.Start[order[unit] + 1]; entry++)
            {
                source[at] = unit;
                neighbor[at++] = rank[graph.Neighbor[entry]];
            }

            start[unit + 1] = at;
            Array.Sort(neighbor, start[unit], at - start[unit]);
        }

        return (start, neighbor, source);
    }

    private static (bool[] Pinned, double[] X, double[] Y) Pins(Problem problem, double originX, double originY)
    {
        var pinned = new bool[problem.Parts];
        double[] x = new double[problem.Parts], y = new double[problem.Parts];
        for (var part = 0; problem.CenterX is not null && part < problem.Parts; part++)
        {
            pinned[part] = !double.IsNaN(problem.CenterX[part]);
            (x[part], y[part]) = (problem.CenterX[part] - originX, problem.CenterY![part] - originY);
        }

        return (pinned, x, y);
    }

    private static bool IsWarm(Problem problem)
    {
        if (problem.Present is null)
        {
            return false;
        }

        var (count, placed) = (new int[problem.Parts], 0);
        foreach (var part in problem.Present)
        {
            if (part >= 0)
            {
                count[part]++;
                placed++;
            }
        }

        return placed >= 0.8 * problem.Units && !Array.Exists(count, units => units == 0);
    }

    private static double Mean(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value / values.Length;
        }

        return sum;
    }

    private static double[] Reordered(double[] values, int[] order, double origin)
    {
        var result = new double[order.Length];
        for (var unit = 0; unit < order.Length; unit++)
        {
            result[unit] = values[order[unit]] - origin;
        }

        return result;
    }

    private static int[] Reordered(int[]? parts, int[] order)
    {
        var result = new int[order.Length];
        for (var unit = 0; unit < order.Length; unit++)
        {
            result[unit] = parts is null ? -1 : parts[order[unit]];
        }

        return result;
    }
}
