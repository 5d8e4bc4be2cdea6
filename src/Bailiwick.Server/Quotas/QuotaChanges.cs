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
    /// <param name="Reason">Of the change that set it; nothing for what was approved.</param>
    [SchemaName("QuotaHeld")]
    public sealed record Held(string Seat, string Name, decimal? Quota, DateOnly? Since, string? Reason, string? Author);

    public async Task<Outcome<Reply>> ChangeAsync(Guid plan, ChangeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (Enum.Parse<ApprovalState>(row.State) is var state and not ApprovalState.Running)
        {
            return QuotaPlanRefusals.NotRunning(state);
        }

        if (row.Revision != request.ExpectedRevision)
        {
            return QuotaPlanRefusals.ChangedMeanwhile(row.ChangedBy, row.Revision);
        }

        var take = await reading.TakeAsync(row.TargetPlanId, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using (var taken = take.Value)
        {
            if (await JudgeAsync(row, request, taken, caller, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        var act = acts.Of(caller);
        var edit = QuotaPlans.Row(act, row.Revision + 1, $"Changed {request.Seats.Count} quotas from {request.From:yyyy-MM-dd}", request.Reason) with
        {
            Change = JsonSerializer.Serialize(new Stored(request.From, request.Seats), WireJson.Options),
        };
        return await store.AppendAsync(act, row, edit, cancellation)
            ? await AsOfAsync(plan, request.From, caller, cancellation)
            : await plans.ChangedAsync(plan, caller, cancellation);
    }

    /// <summary>The quotas that held, or will hold, on a day.</summary>
    public async Task<Outcome<Reply>> AsOfAsync(Guid plan, DateOnly day, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var evaluation = await quotas.EvaluateAsync(plan, caller, cancellation);
        if (!evaluation.IsDone)
        {
            return evaluation.Refusal;
        }

        var changes = await ChangesAsync(plan, caller, cancellation);
        return new Reply(day, evaluation.Value.Revision + changes.Count, [.. evaluation.Value.Seats.Select(seat =>
        {
            var last = changes.Where(change => change.Stored.From <= day && change.Stored.Seats.Any(one => one.Seat == seat.Key))
                .OrderBy(change => change.Stored.From).ThenBy(change => change.Edit.Revision).LastOrDefault();
            var start = seat.Periods.Count == 0 ? (DateOnly?)null : seat.Periods[0].Start;
            return start is null || day < start
                ? new Held(seat.Key, seat.Name, null, null, null, null)
                : new Held(
                    seat.Key, seat.Name, HistoryOf(seat, changes).At(day), last?.Stored.From ?? start, last?.Edit.Reason, last?.Edit.AuthorName);
        })]);
    }

    private static QuotaHistory HistoryOf(QuotaEvaluation.SeatFigures seat, IEnumerable<Change> changes)
    {
        var history = new QuotaHistory([new DatedQuota(seat.Periods[0].Start, seat.Quota)]);
        foreach (var change in changes)
        {
            foreach (var one in change.Stored.Seats.Where(one => one.Seat == seat.Key))
            {
                history = history.With(new DatedQuota(change.Stored.From, one.Amount), DateOnly.MinValue).Value;
            }
        }

        return history;
    }

    private async Task<List<Change>> ChangesAsync(Guid plan, Caller caller, CancellationToken cancellation) =>
        [.. (await store.ReadChangesAsync(caller.Workspace, plan, cancellation)).Select(edit => new Change(edit, JsonSerializer.Deserialize<Stored>(edit.Change!, WireJson.Options)!))];

    private async Task<Refusal?> JudgeAsync(QuotaPlanRow row, ChangeRequest request, TargetReading.Taken taken, Caller caller, CancellationToken cancellation)
    {
        if (request.Seats.Count == 0 || string.IsNullOrWhiteSpace(request.Reason))
        {
            return request.Seats.Count == 0 ? TargetPlanRefusals.NothingEntered() : QuotaPlanRefusals.BadSeat(request.Seats[0].Seat, "changes without a reason");
        }

        var year = GetTargetPlan.CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value;
        if (request.From < year.Start || request.From >= year.End)
        {
            return QuotaRefusals.OutsideYear(request.From, year.Start, year.End);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var open = today < year.Start ? year.Start : year.PeriodOf(today)?.Start ?? year.End;
        if (request.From < open)
        {
            return QuotaRefusals.PeriodClosed(request.From, open);
        }

        var approved = JsonSerializer.Deserialize<QuotaEvaluation>(row.Approved!, WireJson.Options)!.Seats.ToDictionary(seat => seat.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in request.Seats)
        {
            if (!approved.ContainsKey(one.Seat) || !seen.Add(one.Seat) || one.Amount < 0 || TargetLimits.Check(one.Seat, one.Amount) is not null)
            {
                return QuotaPlanRefusals.BadSeat(one.Seat, approved.ContainsKey(one.Seat) ? $"stands twice or has the quota {one.Amount}" : "is not in the plan");
            }
        }

        var content = QuotaReading.ContentOf(row);
        return Approver(content, approved, request, caller) ?? Teams(content, approved, request, taken, await ChangesAsync(row.Id, caller, cancellation));
    }

    // Against what was signed, so that small steps accumulate to the large one they are.
    private static Refusal? Approver(QuotaContent content, Dictionary<string, QuotaEvaluation.SeatFigures> approved, ChangeRequest request, Caller caller)
    {
        if (content.Limits is not { Count: > 0 } limits)
        {
            return null;
        }

        foreach (var one in request.Seats)
        {
            var (approver, percent) = new ApprovalBySize([.. limits]).For(approved[one.Seat].Quota, one.Amount);
            var needed = approver is null ? Role.Administrator : SeatRules.RoleOf(limits.First(limit => limit.Approver == approver))!.Value;
            if (one.Amount != approved[one.Seat].Quota && caller.Role < needed)
            {
                return QuotaPlanRefusals.Approver(approved[one.Seat].Name, percent, needed.ToString().ToLowerInvariant());
            }
        }

        return null;
    }

    private static Refusal? Teams(
        QuotaContent content, Dictionary<string, QuotaEvaluation.SeatFigures> approved, ChangeRequest request, TargetReading.Taken taken, List<Change> changes)
    {
        var rule = new TeamRule(content.TeamsMayCarryMore, content.TeamsMayCarryLess);
        foreach (var team in request.Seats.Select(one => (one.Amount, Seat: approved[one.Seat])).Where(one => one.Seat is { IsOverlay: false, Areas.Count: > 0 })
            .GroupBy(one => taken.View.Areas.Find(new AreaNumber(one.Seat.Areas[0]))?.Parent ?? AreaNumber.None))
        {
            var before = team.Sum(one => HistoryOf(one.Seat, changes).At(request.From) ?? 0);
            var name = taken.View.Areas.Find(team.Key)?.Name ?? taken.Held.Row.Name;
            if (rule.Check(name, before, [.. team.Select(one => one.Amount)]) is { IsDone: false } broken)
            {
                return broken.Refusal;
            }
        }

        return null;
    }

    private sealed record Stored(DateOnly From, IReadOnlyList<SeatAmount> Seats);

    private sealed record Change(QuotaEditRow Edit, Stored Stored);
}
