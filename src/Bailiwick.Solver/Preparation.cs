namespace Bailiwick.Solver;

/// <summary>Makes an <see cref="Instance"/> of a problem. O(units log units + edges).</summary>
internal static class Preparation
{
    // A unit of no weight still has a side it belongs to; so little that no sum notices.
    /// <summary>Pull of units that pull nothing, in mean pulls: they are kept near too.</summary>
    public const double LeastPull = 1e-6;

    public static Instance Prepare(Problem whole)
    {
        var (problem, unitOf) = Contraction.Of(whole);
        var (planeX, planeY, project) = PlaneOf(problem);
        var order = Hilbert.Order(planeX, planeY);
        var rank = Ranks(order);
        var (units, parts, rows) = (problem.Units, problem.Parts, problem.Measures.Length + problem.Limits.Length);
        double[] amount = new double[units * rows], blend = new double[units];
        double[] target = new double[parts * rows], low = new double[parts * rows], high = new double[parts * rows], priority = new double[parts * rows];
        Array.Fill(priority, 1);
        for (var row = 0; row < rows; row++)
        {
            var scale = Scale(problem, row, order, amount, blend);
            Bounds(problem, row, scale, target, low, high, priority);
        }

        var (start, neighbor, source) = GraphOf(problem, order, rank, planeX, planeY);
        // Around the mean, so that squares keep their digits wherever the plane's origin is.
        var (originX, originY) = (Mean(planeX), Mean(planeY));
        var (pinned, pinX, pinY) = Pins(problem, project, originX, originY);
        var (moveValue, movedShare) = Stakes(problem, order);
        return new Instance
        {
            Units = units,
            Parts = parts,
            Measures = rows,
            Balanced = problem.Measures.Length,
            X = Reordered(planeX, order, originX),
            Y = Reordered(planeY, order, originY),
            OriginX = originX,
            OriginY = originY,
            Pull = Pulls(problem, order),
            Amount = amount,
            Blend = blend,
            Target = target,
            Low = low,
            High = high,
            Priority = priority,
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
            ContiguousPart = [.. Enumerable.Range(0, parts).Select(part => start is not null && problem.IsContiguous(part))],
            Original = OriginalOf(order, unitOf, units),
            Place = Array.ConvertAll(unitOf, unit => rank[unit]),
            Apart = ApartOf(problem, rank),
            Objective = problem.Objective,
            Travel = problem.Travel is null ? null : (unit, part) => problem.Travel.Cost(order[unit], part),
            MaxDistance = problem.MaxDistance,
            DisruptionPrice = problem.Present is null ? 0 : problem.DisruptionPrice,
            MoveValue = moveValue,
            MovedShare = movedShare,
            MaxMovedShare = problem.Present is null ? 1 : problem.MaxMovedShare,
        };
    }

    // Great circles are laid on the plane that touches the sphere in the middle of the units: true from there, and nearly so for a continent.
    private static (double[] X, double[] Y, Func<double, double, (double X, double Y)> Project) PlaneOf(Problem problem)
    {
        if (problem.Metric == Metric.Plane)
        {
            return (problem.X, problem.Y, (x, y) => (x, y));
        }

        var (longitude, latitude) = Sphere.Middle(problem.X, problem.Y, problem.PullOfUnit());
        double[] planeX = new double[problem.Units], planeY = new double[problem.Units];
        for (var unit = 0; unit < planeX.Length; unit++)
        {
            (planeX[unit], planeY[unit]) = Sphere.ToPlane(longitude, latitude, problem.X[unit], problem.Y[unit]);
        }

        return (planeX, planeY, (x, y) => Sphere.ToPlane(longitude, latitude, x, y));
    }

    private static int[] Ranks(int[] order)
    {
        var rank = new int[order.Length];
        for (var unit = 0; unit < order.Length; unit++)
        {
            rank[order[unit]] = unit;
        }

        return rank;
    }

    private static int[] OriginalOf(int[] order, int[] unitOf, int units)
    {
        var first = new int[units];
        for (var unit = unitOf.Length - 1; unit >= 0; unit--)
        {
            first[unitOf[unit]] = unit;
        }

        return Array.ConvertAll(order, unit => first[unit]);
    }

    // Amounts in mean parts; the scale is what one in the problem's unit is.
    private static double Scale(Problem problem, int row, int[] order, double[] amount, double[] blend)
    {
        var (measures, rows) = (problem.Measures.Length, problem.Measures.Length + problem.Limits.Length);
        var source = row < measures ? problem.Measures[row].Amount : problem.Limits[row - measures].Amount;
        var total = 0.0;
        for (var unit = 0; unit < order.Length; unit++)
        {
            total += source is null ? 1 : source[unit];
        }

        var scale = total > 0 ? problem.Parts / total : 0;
        for (var unit = 0; unit < order.Length; unit++)
        {
            var value = (source is null ? 1 : source[order[unit]]) * scale;
            amount[(unit * rows) + row] = value;
            blend[unit] += row < measures ? value / measures : 0;
        }

        return scale;
    }

    private static void Bounds(Problem problem, int row, double scale, double[] target, double[] low, double[] high, double[] priority)
    {
        var rows = problem.Measures.Length + problem.Limits.Length;
        for (var part = 0; part < problem.Parts; part++)
        {
            var at = (part * rows) + row;
            if (row >= problem.Measures.Length)
            {
                var limit = problem.Limits[row - problem.Measures.Length];
                (low[at], high[at]) = scale > 0 ? (limit.Least * scale, limit.Most * scale) : (0, double.PositiveInfinity);
                continue;
            }

            var measure = problem.Measures[row];
            var bounds = measure.BoundsOf(part, problem.Parts, scale > 0 ? problem.Parts / scale : 0);
            target[at] = measure.TargetShare is null ? 1 : measure.TargetShare[part] * problem.Parts;
            (low[at], high[at]) = scale > 0 ? (bounds.Least * scale, bounds.Most * scale) : (0, double.PositiveInfinity);
            priority[at] = measure.Priority;
        }
    }

    private static int[]?[]? ApartOf(Problem problem, int[] rank)
    {
        if (problem.Apart is null || problem.Apart.Length == 0)
        {
            return null;
        }

        var others = new SortedSet<int>?[problem.Units];
        foreach (var group in problem.Apart)
        {
            foreach (var unit in group)
            {
                foreach (var other in group)
                {
                    if (other != unit)
                    {
                        (others[rank[unit]] ??= []).Add(rank[other]);
                    }
                }
            }
        }

        return Array.ConvertAll(others, set => set is null ? null : set.ToArray());
    }

    private static (double[] MoveValue, double[] MovedShare) Stakes(Problem problem, int[] order)
    {
        var share = Reordered(problem.DisruptionValue ?? problem.Measures[0].Amount, order, 0);
        var sum = 0.0;
        foreach (var value in share)
        {
            sum += value;
        }

        var perUnit = new double[share.Length];
        for (var unit = 0; unit < share.Length; unit++)
        {
            share[unit] = sum > 0 ? share[unit] / sum : 0;
            perUnit[unit] = problem.DisruptionValue is null ? 1 : share[unit] * share.Length;
        }

        return (perUnit, share);
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

    private static (int[]? Start, int[] Neighbor, int[] Source) GraphOf(
        Problem problem, int[] order, int[] rank, double[] planeX, double[] planeY)
    {
        if (!problem.AsksForContiguity)
        {
            return (null, [], []);
        }

        var graph = Bridges.Connect(problem.Graph!, planeX, planeY);
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

    private static (bool[] Pinned, double[] X, double[] Y) Pins(
        Problem problem, Func<double, double, (double X, double Y)> project, double originX, double originY)
    {
        var pinned = new bool[problem.Parts];
        double[] x = new double[problem.Parts], y = new double[problem.Parts];
        for (var part = 0; problem.CenterX is not null && part < problem.Parts; part++)
        {
            pinned[part] = !double.IsNaN(problem.CenterX[part]);
            if (pinned[part])
            {
                var (pinX, pinY) = project(problem.CenterX[part], problem.CenterY![part]);
                (x[part], y[part]) = (pinX - originX, pinY - originY);
            }
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
