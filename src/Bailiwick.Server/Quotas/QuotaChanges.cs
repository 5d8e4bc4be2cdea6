using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Dated changes of a running plan, prospective only, and what held on any day. The approved bytes never change; changes stand beside them.</summary>
public sealed class QuotaChanges(QuotaStore store, QuotaReading quotas, QuotaPlans plans, TargetReading reading, TargetActs acts, TimeProvider time)
{
    [SchemaName("ChangeQuotas")]
    public sealed record ChangeRequest(int ExpectedRevision, DateOnly From, IReadOnlyList<SeatAmount> Seats, string Reason);

    [SchemaName("QuotaSeatAmount")]
    public sealed record SeatAmount(string Seat, decimal Amount);

    [SchemaName("QuotasAsOf")]
    public sealed record Reply(DateOnly Day, int Revision, IReadOnlyList<Held> Seats);

    /// <param name="Quota">Of the year, as it held on that day; nothing before the year.</param>
    /// <param name="Since">The first day it held.</param>
    /// <param name="Reason">Of the change that set it; nothing for what was approved, and for sellers.</param>
    /// <param name="Periods">What it is by period; periods that were over keep what they had.</param>
    [SchemaName("QuotaHeld")]
    public sealed record Held(string Seat, string Name, decimal? Quota, DateOnly? Since, string? Reason, string? Author, IReadOnlyList<HeldPeriod> Periods);

    [SchemaName("QuotaHeldPeriod")]
    public sealed record HeldPeriod(int Number, DateOnly Start, decimal Amount);

    public async Task<Outcome<Reply>> ChangeAsync(Guid plan, ChangeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Seats.Count == 0)
        {
            return TargetPlanRefusals.NothingEntered();
        }

        return string.IsNullOrWhiteSpace(request.Reason)
            ? QuotaPlanRefusals.BadSeat(request.Seats[0].Seat, "changes without a reason")
            : await AppendAsync(
                plan, (request.ExpectedRevision, $"Changed {request.Seats.Count} quotas from {request.From:yyyy-MM-dd}", request.Reason),
                open => Judged(open, new StoredChange(request.From, request.Seats)), caller, cancellation);
    }

    /// <summary>The quotas that held, or will hold, on a day.</summary>
    public async Task<Outcome<Reply>> AsOfAsync(Guid plan, DateOnly day, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var evaluation = await quotas.EvaluateAsync(row, caller, cancellation);
        if (!evaluation.IsDone)
        {
            return evaluation.Refusal;
        }

        // A plan that is not approved has no changes: what it comes to now is what it would be.
        var book = QuotaReading.IsFrozen(row) ? await quotas.BookAsync(row, caller, cancellation) : new DatedChanges(evaluation.Value, []);
        return new Reply(day, row.Revision, [.. evaluation.Value.Seats.Select(seat => HeldOn(day, seat, book, caller))]);
    }

    /// <summary>An open running plan: its row, its log of changes, and the target plan below it.</summary>
    internal sealed record Running(QuotaPlanRow Row, QuotaContent Content, DatedChanges Book, TargetReading.Taken Taken, Caller Caller)
    {
        public FiscalYear Year { get; } = GetTargetPlan.CalendarOf(Taken.Held.Row.Calendar).Year(Taken.Held.Row.FiscalYear).Value;

        public QuotaEvaluation.SeatFigures? Find(string seat) => Book.Approved.Seats.FirstOrDefault(one => one.Key == seat);
    }

    /// <summary>Judges a change of a running plan and appends it to the log; the answer is what holds from its day on.</summary>
    internal async Task<Outcome<Reply>> AppendAsync(
        Guid plan, (int Revision, string Summary, string? Reason) given, Func<Running, Outcome<StoredChange>> judge, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.DefineTargets);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (Enum.Parse<ApprovalState>(row.State) is var state and not ApprovalState.Running)
        {
            return QuotaPlanRefusals.NotRunning(state);
        }

        if (row.Revision != given.Revision)
        {
            return QuotaPlanRefusals.ChangedMeanwhile(row.ChangedBy, row.Revision);
        }

        var book = await quotas.BookAsync(row, caller, cancellation);
        var take = await reading.TakeAsync(row.TargetPlanId, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        Outcome<StoredChange> judged;
        using (var taken = take.Value)
        {
            judged = judge(new Running(row, QuotaReading.ContentOf(row), book, taken, caller));
        }

        if (!judged.IsDone)
        {
            return judged.Refusal;
        }

        var act = acts.Of(caller);
        var edit = QuotaPlans.Row(act, row.Revision + 1, given.Summary, given.Reason) with { Change = JsonSerializer.Serialize(judged.Value, WireJson.Options) };
        return await store.AppendAsync(act, row, edit, cancellation)
            ? await AsOfAsync(plan, judged.Value.From, caller, cancellation)
            : await plans.ChangedAsync(plan, caller, cancellation);
    }

    /// <summary>Refused when a day is not in the plan's year, or in a period that is closed.</summary>
    internal Refusal? Closed(Running open, DateOnly from) => from < open.Year.Start || from >= open.Year.End
        ? QuotaRefusals.OutsideYear(from, open.Year.Start, open.Year.End)
        : OpenFrom(open.Year) is var first && from < first ? QuotaRefusals.PeriodClosed(from, first) : null;

    /// <summary>The first day that is not closed: that of the present period.</summary>
    internal DateOnly OpenFrom(FiscalYear year)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return today < year.Start ? year.Start : year.PeriodOf(today)?.Start ?? year.End;
    }

    /// <summary>Against what was signed, so that small steps accumulate to the large one they are.</summary>
    internal static Refusal? Approver(Running open, IEnumerable<SeatAmount> amounts)
    {
        if (open.Content.Limits is not { Count: > 0 } limits)
        {
            return null;
        }

        foreach (var one in amounts)
        {
            var signed = open.Find(one.Seat)!;
            var (approver, percent) = new ApprovalBySize([.. limits]).For(signed.Quota, one.Amount);
            var needed = approver is null ? Role.Administrator : SeatRules.RoleOf(limits.First(limit => limit.Approver == approver))!.Value;
            if (one.Amount != signed.Quota && open.Caller.Role < needed)
            {
                return QuotaPlanRefusals.Approver(signed.Name, percent, needed.ToString().ToLowerInvariant());
            }
        }

        return null;
    }

    private static Held HeldOn(DateOnly day, QuotaEvaluation.SeatFigures seat, DatedChanges book, Caller caller)
    {
        if (seat.Periods.Count == 0 || day < seat.Periods[0].Start)
        {
            return new Held(seat.Key, seat.Name, null, null, null, null, []);
        }

        var schedule = book.On(day, seat).Value;
        var last = book.Of(seat.Key, day).LastOrDefault();
        var isSeller = TargetReading.IsSeller(caller);
        return new Held(
            seat.Key, seat.Name, schedule.Sum, last?.Stored.From ?? seat.Periods[0].Start, isSeller ? null : last?.Edit.Reason, isSeller ? null : last?.Edit.AuthorName,
            [.. seat.Periods.Zip(schedule.Amounts, (period, amount) => new HeldPeriod(period.Number, period.Start, amount))]);
    }

    private Outcome<StoredChange> Judged(Running open, StoredChange change)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in change.Seats)
        {
            if (open.Find(one.Seat) is null || !seen.Add(one.Seat) || one.Amount < 0 || TargetLimits.Check(one.Seat, one.Amount) is not null)
            {
                return QuotaPlanRefusals.BadSeat(one.Seat, open.Find(one.Seat) is null ? "is not in the plan" : $"stands twice or has the quota {one.Amount}");
            }
        }

        if ((Closed(open, change.From) ?? Approver(open, change.Seats) ?? Teams(open, change)) is { } refusal)
        {
            return refusal;
        }

        foreach (var one in change.Seats)
        {
            if (open.Book.On(DateOnly.MaxValue, open.Find(one.Seat)!, change) is { IsDone: false } past)
            {
                return past.Refusal;
            }
        }

        return change;
    }

    private static Refusal? Teams(Running open, StoredChange change)
    {
        var rule = new TeamRule(open.Content.TeamsMayCarryMore, open.Content.TeamsMayCarryLess);
        foreach (var team in change.Seats.Select(one => (one.Amount, Seat: open.Find(one.Seat)!)).Where(one => one.Seat is { IsOverlay: false, Areas.Count: > 0 })
            .GroupBy(one => open.Taken.View.Areas.Find(new AreaNumber(one.Seat.Areas[0]))?.Parent ?? AreaNumber.None))
        {
            var before = team.Sum(one => open.Book.On(change.From, one.Seat).Value.Sum);
            var name = open.Taken.View.Areas.Find(team.Key)?.Name ?? open.Taken.Held.Row.Name;
            if (rule.Check(name, before, [.. team.Select(one => one.Amount)]) is { IsDone: false } broken)
            {
                return broken.Refusal;
            }
        }

        return null;
    }
}
