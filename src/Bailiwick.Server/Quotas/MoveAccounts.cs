using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>
/// Moves an account from one seat to another from a day on, with its part of the quota. Both sides always add up to what they were, and
/// periods that are over stay.
/// </summary>
public sealed class MoveAccounts(QuotaChanges changes)
{
    /// <param name="Account">Its key.</param>
    /// <param name="From">The seat that carries it.</param>
    /// <param name="To">The seat that takes it over.</param>
    /// <param name="Day">The first day with the new seat.</param>
    /// <param name="Policy">What happens to the quota of the day's period, or of the year.</param>
    [SchemaName("MoveQuotaAccount")]
    public sealed record MoveRequest(int ExpectedRevision, string Account, string From, string To, DateOnly Day, MovePolicy Policy = MovePolicy.ByDay, string? Reason = null);

    public Task<Outcome<QuotaChanges.Reply>> HandleAsync(Guid plan, MoveRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return changes.AppendAsync(
            plan, (request.ExpectedRevision, $"Moved an account with its quota from {request.Day:yyyy-MM-dd}", request.Reason),
            open => Judged(open, request), caller, cancellation);
    }

    private Outcome<StoredChange> Judged(QuotaChanges.Running open, MoveRequest request)
    {
        if (Check(open, request) is { } refusal)
        {
            return refusal;
        }

        var carried = CarriedBy(open, request);
        if (!carried.IsDone)
        {
            return carried.Refusal;
        }

        var divided = carried.Value.Moved(new AccountMove(request.Day, request.Policy), request.From, open.Year, open.Book.Approved.Unit);
        if (!divided.IsDone)
        {
            return divided.Refusal;
        }

        // Never more than the seat has: its quota may have been lowered since.
        var from = open.Book.On(request.Day, open.Find(request.From)!).Value;
        var to = open.Book.On(request.Day, open.Find(request.To)!).Value;
        var moved = ImmutableArray.CreateRange(divided.Value.Zip(from.Amounts, (amount, has) => Math.Clamp(amount, 0, Math.Max(0, has))));
        var change = new StoredChange(request.Day, [], new StoredChange.Account(request.Account, request.From, request.To, request.Policy, [.. carried.Value.Quota], [.. moved]));
        var after = new[] { new QuotaChanges.SeatAmount(request.From, from.Sum - moved.Sum()), new QuotaChanges.SeatAmount(request.To, to.Sum + moved.Sum()) };
        return QuotaChanges.Approver(open, after) is { } approver ? approver : change;
    }

    private Refusal? Check(QuotaChanges.Running open, MoveRequest request)
    {
        foreach (var key in new[] { request.From, request.To })
        {
            if (open.Find(key) is not { } seat)
            {
                return QuotaPlanRefusals.UnknownSeat(key);
            }

            if (seat.IsOverlay || request.From == request.To)
            {
                return QuotaPlanRefusals.BadSeat(key, seat.IsOverlay ? "is an overlay, which carries no account alone" : "is on both sides");
            }
        }

        if (changes.Closed(open, request.Day) is { } closed)
        {
            return closed;
        }

        // All of the year can only go while no period of it is closed.
        var first = changes.OpenFrom(open.Year);
        if (request.Policy == MovePolicy.Goes && first > open.Year.Start)
        {
            return QuotaRefusals.PeriodClosed(open.Year.Start, first);
        }

        return new[] { request.From, request.To }.Select(seat => open.Book.After(request.Day, seat) is { } later ? QuotaPlanRefusals.LaterChange(seat, later) : null)
            .FirstOrDefault(refusal => refusal is not null);
    }

    // An account that never moved carries its part of the seat's targets, of what the seat carries by period.
    private static Outcome<CarriedAccount> CarriedBy(QuotaChanges.Running open, MoveRequest request)
    {
        if (open.Book.Account(request.Account) is { } known)
        {
            return known.Carried.Carried.GetValueOrDefault(request.From, []).Any(amount => amount > 0) ? known.Carried : QuotaPlanRefusals.NotCarried(request.Account, request.From);
        }

        if (open.Taken.Open.Keys.Find(request.Account) is not { } record)
        {
            return TargetRefusals.UnknownKey(request.Account, "account");
        }

        var figures = open.Taken.Figures();
        if (!figures.IsDone)
        {
            return figures.Refusal;
        }

        var credits = open.Content.Seats.First(seat => seat.Key == request.From).Areas.Where(credit => !credit.Overlay).ToDictionary(credit => credit.Area, credit => credit.Percent);
        var sums = AreaSums.Of(figures.Value, open.Taken.Held.Unit);
        var parts = AreaSums.PartsOf(figures.Value, record, open.Taken.View, open.Taken.Held.Unit).Where(part => !part.IsOverlay).Select(part => (part.Area, part.Amount)).ToList();
        if (parts.Count == 0)
        {
            parts.Add((open.Taken.View.AreaOfRecord[record], figures.Value.Amounts[record] ?? 0));
        }

        var own = parts.Sum(part => part.Amount * credits.GetValueOrDefault(part.Area) / 100);
        var all = credits.Sum(credit => sums.AmountOf(credit.Key) * credit.Value / 100);
        if (own <= 0 || all < own)
        {
            return QuotaPlanRefusals.NotCarried(request.Account, request.From);
        }

        var seat = open.Book.On(request.Day, open.Find(request.From)!).Value;
        return CarriedAccount.Of(request.From, [.. seat.Amounts.Select(amount => Math.Min(amount, Shares.Round(amount * own / all, open.Book.Approved.Unit)))]);
    }
}
