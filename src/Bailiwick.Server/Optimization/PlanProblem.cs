using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>An alignment as the solver sees it, and the way back from parts to areas.</summary>
public sealed class PlanProblem
{
    private readonly PlanView _view;
    private readonly PlaceRows _rows;

    private PlanProblem(PlanView view, PlaceRows rows, Problem problem, Area[] areaOfPart, UnitMeasure[] measures)
    {
        (_view, _rows, Problem, AreaOfPart, Measures) = (view, rows, problem, areaOfPart, measures);
    }

    public Problem Problem { get; }

    /// <summary>By part: its area of the lowest level.</summary>
    public Area[] AreaOfPart { get; }

    /// <summary>In the order of the problem's measures.</summary>
    public UnitMeasure[] Measures { get; }

    public UnitIndex UnitOf(int row) => new(_rows.UnitOfRow[row]);

    /// <summary>By unit: the area the parts put it in; units that were not part of the problem stay where they are.</summary>
    public ushort[] Expand(int[] partOfRow)
    {
        ArgumentNullException.ThrowIfNull(partOfRow);
        var areaOfUnit = _view.State.AreaOfUnit.ToArray();
        for (var row = 0; row < partOfRow.Length; row++)
        {
            areaOfUnit[_rows.UnitOfRow[row]] = AlignmentState.Encode(AreaOfPart[partOfRow[row]].Number);
        }

        return areaOfUnit;
    }

    /// <summary>States the problem, or says why there is none.</summary>
    public static Outcome<PlanProblem> Of(PlanView view, OptimizationRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(request);
        var chosen = OptimizationRules.Check(request, view);
        if (!chosen.IsDone)
        {
            return chosen.Refusal;
        }

        var areas = Scope(view.State, request.Within);
        var partOfArea = areas.Select((area, part) => (area.Number, part)).ToDictionary(pair => pair.Number, pair => pair.part);
        var rows = PlaceRows.Of(view.Links, unit => IsMeant(view.State, partOfArea, new UnitIndex(unit), request.Within is not null));
        if (rows.UnitOfRow.Length == 0)
        {
            return new Refusal(
                "optimization.no-units", "No unit with a place is left to optimize. Maybe unlock some, assign some to the area first, or optimize everything.");
        }

        var present = Array.ConvertAll(rows.UnitOfRow, unit => partOfArea.GetValueOrDefault(view.State.AreaOf(new UnitIndex(unit)), -1));
        var closed = Array.ConvertAll(areas, area => view.State.Areas.LockOver(area.Number) is not null);
        var problem = new Problem
        {
            Parts = areas.Length,
            X = rows.Take(view.Links.X),
            Y = rows.Take(view.Links.Y),
            Measures = MeasuresOf(view, request, chosen.Value, (rows, areas)),
            Graph = rows.Graph(view.Links),
            Contiguous = request.Contiguous,
            LockedPart = LockedParts(view.State, rows, present, closed),
            ClosedPart = closed.Contains(true) ? closed : null,
            Present = request.Start == OptimizationStart.Present || request.Disruption > 0 ? present : null,
            DisruptionPrice = request.Disruption,
        };
        problem = request.Centers == OptimizationCenters.Present ? WithCenters(problem, present) : problem;
        return problem.Validate() is { Count: > 0 } faults
            ? new Refusal("optimization.bad-problem", string.Join(' ', faults))
            : new PlanProblem(view, rows, problem, areas, chosen.Value);
    }

    private static Area[] Scope(AlignmentState state, int? within) => state.Areas.OfLevel(state.Frame.LowestLevel)
        .Where(area => within is null || state.Areas.PathTo(area.Number).Any(above => above.Number.Value == within))
        .ToArray();

    // A locked unit without an area stays without one; within an area only its own units are shared out.
    private static bool IsMeant(AlignmentState state, Dictionary<AreaNumber, int> partOfArea, UnitIndex unit, bool isWithin)
    {
        var area = state.AreaOf(unit);
        return area == AreaNumber.None ? !isWithin && !state.IsLocked(unit) : partOfArea.ContainsKey(area);
    }

    private static Measure[] MeasuresOf(
        PlanView view, OptimizationRequest request, UnitMeasure[] measures, (PlaceRows Rows, Area[] Areas) scope)
    {
        var shareOfArea = TargetShares.Of(view.State.Areas, view.State.Frame.LowestLevel);
        var shares = Array.ConvertAll(scope.Areas, area => shareOfArea[area.Number]);
        var sum = shares.Sum();
        shares = Array.ConvertAll(shares, share => sum > 0 ? share / sum : 1.0 / shares.Length);
        return measures
            .Select((measure, i) => new Measure(
                Array.ConvertAll(scope.Rows.UnitOfRow, unit => (double)measure.Exact(measure.Amount[unit])), shares, request.Measures[i].Tolerance))
            .ToArray();
    }

    private static int[]? LockedParts(AlignmentState state, PlaceRows rows, int[] present, bool[] closed)
    {
        var locked = Array.ConvertAll(rows.UnitOfRow, unit =>
        {
            var part = present[rows.RowOfUnit[unit]];
            return part >= 0 && (closed[part] || state.IsLocked(new UnitIndex(unit))) ? part : -1;
        });
        return Array.TrueForAll(locked, part => part < 0) ? null : locked;
    }

    private static Problem WithCenters(Problem problem, int[] present)
    {
        var pull = problem.PullOfUnit();
        double[] x = new double[problem.Parts], y = new double[problem.Parts], sum = new double[problem.Parts];
        for (var row = 0; row < present.Length; row++)
        {
            if (present[row] >= 0)
            {
                x[present[row]] += pull[row] * problem.X[row];
                y[present[row]] += pull[row] * problem.Y[row];
                sum[present[row]] += pull[row];
            }
        }

        for (var part = 0; part < sum.Length; part++)
        {
            (x[part], y[part]) = sum[part] > 0 ? (x[part] / sum[part], y[part] / sum[part]) : (double.NaN, double.NaN);
        }

        return problem with { CenterX = x, CenterY = y };
    }
}
