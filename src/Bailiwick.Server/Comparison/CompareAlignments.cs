using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Optimization;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Optimization;

namespace Bailiwick.Server.Comparison;

/// <summary>Two alignments side by side: scores, totals by area, and what would go from where to where.</summary>
public sealed class CompareAlignments(OpenAlignments alignments)
{
    public async Task<Outcome<Wire.Comparison>> HandleAsync(Pair pair, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var left = await TakeAsync(pair.Left, caller, cancellation);
        if (!left.IsDone)
        {
            return left.Refusal;
        }

        var right = await TakeAsync(pair.Right, caller, cancellation);
        if (!right.IsDone)
        {
            return right.Refusal;
        }

        return left.Value.View.Units.Key != right.Value.View.Units.Key
            ? DifferentUnits(left.Value.Info, right.Value.Info)
            : Compare(left.Value, right.Value);
    }

    private async Task<Outcome<Side>> TakeAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        var info = AlignmentInfo.Of(held.Row) with { Revision = held.Open.Revision, Areas = held.State.Areas.Count };
        return new Side(info, await PlanView.TakeAsync(held, cancellation));
    }

    private static Wire.Comparison Compare(Side left, Side right)
    {
        var measures = left.View.Units.Measures;
        var matrix = Movement.Matrix(left.View.State.AreaOfUnit, right.View.State.AreaOfUnit, measures);
        return new Wire.Comparison
        {
            Left = left.Info,
            Right = right.Info,
            Scores = new(
                Scoring.Of(left.View, left.View.State.AreaOfUnit),
                Scoring.Of(right.View, right.View.State.AreaOfUnit, left.View.State.AreaOfUnit.ToArray())),
            Areas = Areas(left.View.State, right.View.State, measures),
            MovedUnits = matrix.Where(cell => cell.From != cell.To).Sum(cell => cell.Units),
            Matrix = [.. matrix.Select(cell => new Wire.Comparison.MatrixCell(
                cell.From.Value, cell.To.Value, cell.Units, AreaTotals.Exact(cell.Sums, measures)))],
            Measures = [.. measures.Select(MeasureInfo.Of)],
        };
    }

    private static List<Wire.Comparison.AreaPair> Areas(AlignmentState left, AlignmentState right, IReadOnlyList<UnitMeasure> measures)
    {
        var numbers = left.Areas.All.Concat(right.Areas.All).Select(area => area.Number).Distinct().OrderBy(area => area.Value);
        return numbers.Prepend(AreaNumber.None)
            .Select(number => new Wire.Comparison.AreaPair(
                number.Value,
                number == AreaNumber.None ? "Unassigned" : (right.Areas.Find(number) ?? left.Areas.Find(number))!.Name,
                TotalsOf(left, number, measures),
                TotalsOf(right, number, measures)))
            .ToList();
    }

    private static AreaTotals? TotalsOf(AlignmentState state, AreaNumber area, IReadOnlyList<UnitMeasure> measures) =>
        area == AreaNumber.None || state.Areas.Find(area) is not null ? AreaTotals.Of(state.RollUp(area), measures) : null;

    private static Refusal DifferentUnits(AlignmentInfo left, AlignmentInfo right) => new(
        "comparison.different-units",
        $"{left.Name} is made of {left.Units} units of dataset {left.DatasetName}, {right.Name} of {right.Units} units of {right.DatasetName}: "
        + "only alignments over one dataset and one set of units can be compared. Maybe copy one and change the copy.");

    private sealed record Side(AlignmentInfo Info, PlanView View);

    /// <summary>The alignments to compare.</summary>
    public sealed record Pair(Guid Left, Guid Right);
}
