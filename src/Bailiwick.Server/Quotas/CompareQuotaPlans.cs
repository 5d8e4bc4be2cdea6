using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>Two quota plans seat by seat; the differences add up to the difference of the sums. Seats are the same by their key.</summary>
public sealed class CompareQuotaPlans(QuotaReading quotas)
{
    [SchemaName("QuotaComparison")]
    public sealed record Reply(Side Left, Side Right, string Currency, Difference Quotas, Difference Targets, IReadOnlyList<SeatDifference> Seats, IReadOnlyList<Difference> Periods);

    [SchemaName("QuotaComparisonSide")]
    public sealed record Side(Guid Id, string Name, int Revision);

    /// <param name="Amount">Right less left.</param>
    [SchemaName("QuotaDifference")]
    public sealed record Difference(decimal Left, decimal Right, decimal Amount);

    /// <param name="Left">Nothing when the seat is not in the left plan.</param>
    /// <param name="Right">Nothing when the seat is not in the right plan.</param>
    /// <param name="Difference">Right less left; a seat that is not there carries nothing.</param>
    [SchemaName("QuotaSeatDifference")]
    public sealed record SeatDifference(string Seat, string Name, string? Role, bool IsOverlay, decimal? Left, decimal? Right, decimal Difference, decimal? LeftRatio, decimal? RightRatio);

    public async Task<Outcome<Reply>> HandleAsync(Guid plan, Guid with, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var left = await FiguresAsync(plan, caller, cancellation);
        var right = await FiguresAsync(with, caller, cancellation);
        if (!left.IsDone || !right.IsDone)
        {
            return (left.Refusal ?? right.Refusal)!;
        }

        var ((side, one), (otherSide, other)) = (left.Value, right.Value);
        if (one.Currency != other.Currency)
        {
            return QuotaPlanRefusals.OtherCurrency(one.Currency, other.Currency);
        }

        var (periods, otherPeriods) = (Periods(one), Periods(other));
        if (periods.Count != otherPeriods.Count && one.Seats.Count > 0 && other.Seats.Count > 0)
        {
            return QuotaPlanRefusals.OtherYear(periods.Count, otherPeriods.Count);
        }

        var seatOfKey = other.Seats.ToDictionary(seat => seat.Key, StringComparer.Ordinal);
        var known = one.Seats.Select(seat => seat.Key).ToHashSet(StringComparer.Ordinal);
        return new Reply(
            side, otherSide, one.Currency, Of(one.Seats.Sum(seat => seat.Quota), other.Seats.Sum(seat => seat.Quota)), Of(one.Whole!.Targets, other.Whole!.Targets),
            [.. one.Seats.Select(seat => Seat(seat, seatOfKey.GetValueOrDefault(seat.Key))), .. other.Seats.Where(seat => !known.Contains(seat.Key)).Select(seat => Seat(null, seat))],
            [.. Enumerable.Range(0, Math.Max(periods.Count, otherPeriods.Count)).Select(i => Of(periods.ElementAtOrDefault(i), otherPeriods.ElementAtOrDefault(i)))]);
    }

    private static Difference Of(decimal left, decimal right) => new(left, right, right - left);

    private static List<decimal> Periods(QuotaEvaluation evaluation) =>
        [.. Enumerable.Range(0, evaluation.Seats.Count == 0 ? 0 : evaluation.Seats[0].Periods.Count).Select(i => evaluation.Seats.Sum(seat => seat.Periods[i].Amount))];

    private static SeatDifference Seat(QuotaEvaluation.SeatFigures? left, QuotaEvaluation.SeatFigures? right)
    {
        var seat = (left ?? right)!;
        return new SeatDifference(
            seat.Key, seat.Name, seat.Role, seat.IsOverlay, left?.Quota, right?.Quota, (right?.Quota ?? 0) - (left?.Quota ?? 0), left?.Gap.Ratio, right?.Gap.Ratio);
    }

    private async Task<Outcome<(Side Side, QuotaEvaluation Figures)>> FiguresAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        if (TargetReading.IsLimited(caller))
        {
            return TargetPlanRefusals.WholePlan();
        }

        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var made = await quotas.HeldAsync(row, caller, cancellation);
        return made.IsDone ? (new Side(row.Id, row.Name, row.Revision), made.Value) : made.Refusal;
    }
}
