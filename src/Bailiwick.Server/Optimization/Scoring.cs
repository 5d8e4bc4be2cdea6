using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Optimization;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>Scores an assignment from zero: balance from exact totals, the rest by the solver's own scorer. O(units x measures + links).</summary>
public static class Scoring
{
    /// <summary>Scores any assignment over the areas of a view.</summary>
    /// <param name="view">Areas, units, balanced measure and tolerance.</param>
    /// <param name="areaOfUnit">By unit; for the present assignment give the view's own.</param>
    /// <param name="comparedWith">By unit: what movement is counted against; null for none.</param>
    public static ScoreInfo Of(PlanView view, ReadOnlySpan<ushort> areaOfUnit, ushort[]? comparedWith = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        var problem = GeometryOf(view, out var unitOfRow, out var partOfArea);
        var partOfRow = new int[unitOfRow.Length];
        for (var row = 0; row < partOfRow.Length; row++)
        {
            partOfRow[row] = partOfArea.GetValueOrDefault(AlignmentState.Decode(areaOfUnit[unitOfRow[row]]), -1);
        }

        var score = Scorer.Score(problem, partOfRow);
        var pull = Pull(problem, partOfRow);
        var (movedUnits, movedShare) = comparedWith is null ? (default(int?), default(double?)) : Moved(view, areaOfUnit, comparedWith);
        return new ScoreInfo
        {
            Measures = Balance(view, areaOfUnit, partOfArea),
            Inertia = score.Inertia,
            WeightedDistance = score.WeightedDistance,
            MeanDistanceKm = pull > 0 ? score.WeightedDistance / pull : 0,
            ExtraPieces = score.ExtraPieces,
            CutEdges = score.CutEdges,
            MovedUnits = movedUnits,
            MovedShare = movedShare,
        };
    }

    private static Problem GeometryOf(PlanView view, out int[] unitOfRow, out Dictionary<AreaNumber, int> partOfArea)
    {
        var rows = PlaceRows.Of(view.Links, _ => true);
        unitOfRow = rows.UnitOfRow;
        partOfArea = view.State.Areas.OfLevel(view.State.Frame.LowestLevel).Select((area, part) => (area.Number, part))
            .ToDictionary(pair => pair.Number, pair => pair.part);
        var amount = view.Units.Measures[view.Balanced].Amount;
        return new Problem
        {
            Parts = Math.Max(1, partOfArea.Count),
            X = rows.Take(view.Links.X),
            Y = rows.Take(view.Links.Y),
            Measures = [new Measure(Array.ConvertAll(unitOfRow, unit => (double)Math.Max(0, amount[unit])), null, view.Tolerance)],
            Graph = rows.Graph(view.Links),
        };
    }

    private static double Pull(Problem problem, int[] partOfRow)
    {
        var sum = 0.0;
        var pull = problem.PullOfUnit();
        for (var row = 0; row < pull.Length; row++)
        {
            sum += partOfRow[row] >= 0 ? pull[row] : 0;
        }

        return sum;
    }

    private static List<MeasureScore> Balance(PlanView view, ReadOnlySpan<ushort> areaOfUnit, Dictionary<AreaNumber, int> partOfArea)
    {
        var shareOfArea = TargetShares.Of(view.State.Areas, view.State.Frame.LowestLevel);
        var shares = partOfArea.Keys.Select(area => shareOfArea[area]).ToList();
        var scores = new List<MeasureScore>();
        foreach (var measure in view.Units.Measures)
        {
            var (loads, total) = (new long[partOfArea.Count], 0L);
            for (var unit = 0; unit < areaOfUnit.Length; unit++)
            {
                total += measure.Amount[unit];
                if (partOfArea.TryGetValue(AlignmentState.Decode(areaOfUnit[unit]), out var part))
                {
                    loads[part] += measure.Amount[unit];
                }
            }

            var figures = BalanceFigures.Of([.. loads.Select(load => (double)load)], shares, new(total, view.Tolerance));
            scores.Add(new MeasureScore(measure.Key, figures.WorstDeviation, figures.MeanDeviation, figures.Gini, figures.OutOfTolerance));
        }

        return scores;
    }

    private static (int Units, double Share) Moved(PlanView view, ReadOnlySpan<ushort> areaOfUnit, ushort[] comparedWith)
    {
        var (units, moved, total) = (0, 0L, 0L);
        var amount = view.Units.Measures[view.Balanced].Amount;
        for (var unit = 0; unit < areaOfUnit.Length; unit++)
        {
            total += amount[unit];
            if (areaOfUnit[unit] != comparedWith[unit] && comparedWith[unit] != AlignmentState.NoArea)
            {
                (units, moved) = (units + 1, moved + amount[unit]);
            }
        }

        return (units, total > 0 ? (double)moved / total : 0);
    }
}
