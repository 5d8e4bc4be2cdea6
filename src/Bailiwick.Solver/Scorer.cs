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
            (load[measure], deviation[measure], var broken) = Balance(problem, problem.Measures[measure], partOfUnit);
            outside += broken;
            foreach (var value in deviation[measure])
            {
                worst = Math.Max(worst, Math.Abs(value));
            }
        }

        var limitLoad = Array.ConvertAll(problem.Limits, limit => LoadOf(problem.Parts, limit.Amount, partOfUnit));
        var compactness = Compactness.Of(problem, partOfUnit);
        var pieces = problem.Graph is null ? null : Pieces(problem.Graph, partOfUnit, problem.Parts);
        var (movedUnits, movedShare) = Disruption(problem, partOfUnit);
        var score = new Score
        {
            Load = load,
            Deviation = deviation,
            WorstDeviation = worst,
            OutOfTolerance = outside,
            LimitLoad = limitLoad,
            CenterX = compactness.Centers.X,
            CenterY = compactness.Centers.Y,
            Inertia = compactness.Inertia,
            WeightedDistance = compactness.WeightedDistance,
            Objective = problem.Objective == Objective.SquaredDistance ? compactness.Inertia : compactness.WeightedDistance,
            FarthestDistance = compactness.Farthest,
            FarthestByPart = compactness.FarthestByPart,
            Pieces = pieces,
            ExtraPieces = pieces is null ? 0 : ExtraOf(pieces),
            CutEdges = problem.Graph is null ? 0 : CutEdges(problem.Graph, partOfUnit),
            MovedUnits = movedUnits,
            MovedShare = movedShare,
            Breaches = [],
        };
        return score with { Breaches = Breaches.Find(problem, partOfUnit, score, compactness.FarthestUnit) };
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

    private static double[] LoadOf(int parts, double[]? amount, int[] partOfUnit)
    {
        var load = new double[parts];
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            if (partOfUnit[unit] >= 0)
            {
                load[partOfUnit[unit]] += amount is null ? 1 : amount[unit];
            }
        }

        return load;
    }

    private static (double[] Load, double[] Deviation, int Broken) Balance(Problem problem, Measure measure, int[] partOfUnit)
    {
        var load = LoadOf(problem.Parts, measure.Amount, partOfUnit);
        var total = 0.0;
        foreach (var amount in measure.Amount)
        {
            total += amount;
        }

        var (deviation, broken, mean) = (new double[problem.Parts], 0, total / problem.Parts);
        for (var part = 0; part < problem.Parts; part++)
        {
            var bounds = measure.BoundsOf(part, problem.Parts, total);
            deviation[part] = DeviationOf(load[part], bounds.Target, mean);
            broken += bounds.Holds(load[part], mean) ? 0 : 1;
        }

        return (load, deviation, broken);
    }

    // Where the target is 0 there is no ratio: the load is set against the mean part instead, so that the figure stays finite.
    private static double DeviationOf(double load, double target, double mean) =>
        target > 0 ? (load / target) - 1 : mean > 0 ? load / mean : 0;

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

        var amount = problem.DisruptionValue ?? problem.Measures[0].Amount;
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
