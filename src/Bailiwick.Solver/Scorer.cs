namespace Bailiwick.Solver;

/// <summary>Computes the whole score of a division from zero, knowing nothing of how it was found.</summary>
public static class Scorer
{
    /// <summary>
    /// Scores a division. Units in no part (-1) count in the targets but in no load, inertia or piece. O(units x measures + edges).
    /// </summary>
    /// <param name="problem">The problem that was divided.</param>
    /// <param name="partOfUnit">By unit: 0 .. Parts - 1, or -1.</param>
    public static Score Score(Problem problem, int[] partOfUnit)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(partOfUnit);
        if (partOfUnit.Length != problem.Units)
        {
            throw new ArgumentException($"The division has {partOfUnit.Length} units, the problem {problem.Units}.", nameof(partOfUnit));
        }

        var load = new double[problem.Measures.Length][];
        var deviation = new double[problem.Measures.Length][];
        var (worst, outside) = (0.0, 0);
        for (var measure = 0; measure < load.Length; measure++)
        {
            (load[measure], deviation[measure]) = Balance(problem, problem.Measures[measure], partOfUnit);
            foreach (var value in deviation[measure])
            {
                worst = Math.Max(worst, Math.Abs(value));
                outside += Math.Abs(value) > problem.Measures[measure].Tolerance + Rounding ? 1 : 0;
            }
        }

        var (inertia, weightedDistance) = Compactness(problem, partOfUnit);
        var pieces = problem.Graph is null ? null : Pieces(problem.Graph, partOfUnit, problem.Parts);
        var (movedUnits, movedShare) = Disruption(problem, partOfUnit);
        return new Score
        {
            Load = load,
            Deviation = deviation,
            WorstDeviation = worst,
            OutOfTolerance = outside,
            Inertia = inertia,
            WeightedDistance = weightedDistance,
            Pieces = pieces,
            ExtraPieces = pieces is null ? 0 : ExtraOf(pieces),
            CutEdges = problem.Graph is null ? 0 : CutEdges(problem.Graph, partOfUnit),
            MovedUnits = movedUnits,
            MovedShare = movedShare,
        };
    }

    /// <summary>Connected pieces by part: 0 for an empty part, 1 for a contiguous one. O(units + edges).</summary>
    /// <param name="graph">Which units touch.</param>
    /// <param name="partOfUnit">By unit: its part, or -1.</param>
    /// <param name="parts">How many parts there are.</param>
    public static int[] Pieces(Graph graph, int[] partOfUnit, int parts)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(partOfUnit);
        var pieces = new int[parts];
        var seen = new bool[partOfUnit.Length];
        var stack = new int[partOfUnit.Length];
        for (var first = 0; first < partOfUnit.Length; first++)
        {
            if (seen[first] || partOfUnit[first] < 0)
            {
                continue;
            }

            var part = partOfUnit[first];
            pieces[part]++;
            seen[first] = true;
            var depth = 0;
            stack[depth++] = first;
            while (depth > 0)
            {
                var unit = stack[--depth];
                for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
                {
                    var neighbor = graph.Neighbor[entry];
                    if (!seen[neighbor] && partOfUnit[neighbor] == part)
                    {
                        seen[neighbor] = true;
                        stack[depth++] = neighbor;
                    }
                }
            }
        }

        return pieces;
    }

    // Sums in another order differ in the last digits; a plan exactly at its bound is inside it.
    private const double Rounding = 1e-9;

    private static (double[] Load, double[] Deviation) Balance(Problem problem, Measure measure, int[] partOfUnit)
    {
        var load = new double[problem.Parts];
        var total = 0.0;
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            total += measure.Amount[unit];
            if (partOfUnit[unit] >= 0)
            {
                load[partOfUnit[unit]] += measure.Amount[unit];
            }
        }

        var deviation = new double[problem.Parts];
        for (var part = 0; part < problem.Parts; part++)
        {
            var target = total * (measure.TargetShare is null ? 1.0 / problem.Parts : measure.TargetShare[part]);
            deviation[part] = DeviationOf(load[part], target, total / problem.Parts);
        }

        return (load, deviation);
    }

    // Where the target is 0 there is no ratio: the load is set against the mean part instead, so that the figure stays finite.
    private static double DeviationOf(double load, double target, double mean) =>
        target > 0 ? (load / target) - 1 : mean > 0 ? load / mean : 0;

    private static (double Inertia, double WeightedDistance) Compactness(Problem problem, int[] partOfUnit)
    {
        var pull = problem.PullOfUnit();
        double[] sum = new double[problem.Parts], centerX = new double[problem.Parts], centerY = new double[problem.Parts];
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var part = partOfUnit[unit];
            if (part >= 0)
            {
                sum[part] += pull[unit];
                centerX[part] += pull[unit] * problem.X[unit];
                centerY[part] += pull[unit] * problem.Y[unit];
            }
        }

        for (var part = 0; part < problem.Parts; part++)
        {
            if (sum[part] > 0)
            {
                centerX[part] /= sum[part];
                centerY[part] /= sum[part];
            }

            if (problem.CenterX is not null && !double.IsNaN(problem.CenterX[part]))
            {
                (centerX[part], centerY[part]) = (problem.CenterX[part], problem.CenterY![part]);
            }
        }

        var (inertia, distance) = (0.0, 0.0);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var part = partOfUnit[unit];
            if (part >= 0)
            {
                var (dx, dy) = (problem.X[unit] - centerX[part], problem.Y[unit] - centerY[part]);
                var square = (dx * dx) + (dy * dy);
                inertia += pull[unit] * square;
                distance += pull[unit] * Math.Sqrt(square);
            }
        }

        return (inertia, distance);
    }

    private static int ExtraOf(int[] pieces)
    {
        var extra = 0;
        foreach (var count in pieces)
        {
            extra += Math.Max(0, count - 1);
        }

        return extra;
    }

    private static int CutEdges(Graph graph, int[] partOfUnit)
    {
        var cut = 0;
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                cut += graph.Neighbor[entry] > unit && partOfUnit[graph.Neighbor[entry]] != partOfUnit[unit] ? 1 : 0;
            }
        }

        return cut;
    }

    private static (int Units, double Share) Disruption(Problem problem, int[] partOfUnit)
    {
        if (problem.Present is null)
        {
            return (0, 0);
        }

        var amount = problem.Measures[0].Amount;
        var (units, moved, total) = (0, 0.0, 0.0);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            total += amount[unit];
            if (problem.Present[unit] >= 0 && problem.Present[unit] != partOfUnit[unit])
            {
                units++;
                moved += amount[unit];
            }
        }

        return (units, total > 0 ? moved / total : 0);
    }
}
