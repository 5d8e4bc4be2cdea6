using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Finds quota plans for those who may know of them, and works them out.</summary>
public sealed class QuotaReading(QuotaStore store, QuotaAnswerStore answers, QuotaSeasons seasons, TargetReading reading)
{
    /// <summary>What stands: approved with its bytes.</summary>
    public static bool IsFrozen(QuotaPlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Enum.Parse<ApprovalState>(row.State) is ApprovalState.Approved or ApprovalState.Running;
    }

    /// <summary>Operations sees every plan, others what is approved, and a seller that in which he holds a seat.</summary>
    public static bool IsVisible(QuotaPlanRow row, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(caller);
        return caller.May(Right.DefineTargets) || (IsFrozen(row) && (!TargetReading.IsSeller(caller) || ContentOf(row).Seats.Any(seat => seat.MemberId == caller.User.Value)));
    }

    public static QuotaContent ContentOf(QuotaPlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return JsonSerializer.Deserialize<QuotaContent>(row.Content, WireJson.Options)!;
    }

    /// <summary>Null when there is none for the caller.</summary>
    public async Task<QuotaPlanRow?> FindAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.FindAsync(caller.Workspace, plan, cancellation) is { } row && IsVisible(row, caller) ? row : null;
    }

    /// <summary>Works out what seats and rules come to over a target plan, for the whole company.</summary>
    public async Task<Outcome<QuotaEvaluation>> WorkAsync(Guid targetPlan, QuotaContent content, int revision, Caller caller, CancellationToken cancellation)
    {
        var take = await reading.TakeAsync(targetPlan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var figures = taken.Figures();
        if (!figures.IsDone)
        {
            return figures.Refusal;
        }

        var year = GetTargetPlan.CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value;
        var season = await seasons.FindAsync(content.Seasonality, taken, caller.Workspace, cancellation);
        return season.IsDone ? new QuotaFigures(content, taken, figures.Value, (year, season.Value)).Run(revision) : season.Refusal;
    }

    /// <summary>
    /// What the plan comes to as the caller sees it: what was approved reads as it was approved, with the sellers' answers; a manager gets the
    /// own branch and a seller the own seats.
    /// </summary>
    public async Task<Outcome<QuotaEvaluation>> EvaluateAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        return await FindAsync(plan, caller, cancellation) is { } row ? await EvaluateAsync(row, caller, cancellation) : QuotaPlanRefusals.NotFound(plan);
    }

    /// <summary>As above, of a plan that was found for the caller.</summary>
    public async Task<Outcome<QuotaEvaluation>> EvaluateAsync(QuotaPlanRow row, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!IsFrozen(row))
        {
            return await WorkAsync(row.TargetPlanId, ContentOf(row), row.Revision, caller, cancellation);
        }

        var book = await BookAsync(row, caller, cancellation);
        var given = await answers.ListAsync(caller.Workspace, row.Id, cancellation);
        var whole = book.Approved with
        {
            Seats = [.. book.Approved.Seats.Select(seat => seat.MemberId is null ? seat : seat with { Answer = book.AnswerOf(seat.Key, given, row.ApprovedRevision ?? 0) })],
        };
        return TargetReading.IsLimited(caller) ? await LimitAsync(row, whole, caller, cancellation) : whole;
    }

    /// <summary>As the caller sees it, with the dated changes of the whole year in quotas and periods.</summary>
    public async Task<Outcome<QuotaEvaluation>> HeldAsync(QuotaPlanRow row, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var evaluation = await EvaluateAsync(row, caller, cancellation);
        if (!evaluation.IsDone || !IsFrozen(row))
        {
            return evaluation;
        }

        var book = await BookAsync(row, caller, cancellation);
        return evaluation.Value with { Seats = [.. evaluation.Value.Seats.Select(book.Held)] };
    }

    internal async Task<DatedChanges> BookAsync(QuotaPlanRow row, Caller caller, CancellationToken cancellation) => new(
        JsonSerializer.Deserialize<QuotaEvaluation>(row.Approved!, WireJson.Options)!,
        await store.ReadChangesAsync(caller.Workspace, row.Id, cancellation));

    private async Task<Outcome<QuotaEvaluation>> LimitAsync(QuotaPlanRow row, QuotaEvaluation whole, Caller caller, CancellationToken cancellation)
    {
        var own = whole with { Whole = null, Teams = [], Seats = [.. whole.Seats.Where(seat => seat.MemberId == caller.User.Value).Select(AsSeller)] };
        if (TargetReading.IsSeller(caller))
        {
            return own;
        }

        var take = await reading.TakeAsync(row.TargetPlanId, caller, cancellation);
        if (!take.IsDone)
        {
            return own.Seats.Count == 0 ? QuotaPlanRefusals.NotFound(row.Id) : own;
        }

        using var taken = take.Value;
        var branch = whole.Seats.Where(seat => seat.Areas.Count > 0 && seat.Areas.All(taken.Scope.Sees)).ToDictionary(seat => seat.Key, StringComparer.Ordinal);
        return own with
        {
            Teams = [.. (whole.Teams ?? []).Where(team => taken.Scope.Sees(team.Area))],
            Seats = [.. whole.Seats.Where(seat => branch.ContainsKey(seat.Key) || seat.MemberId == caller.User.Value)
                .Select(seat => branch.ContainsKey(seat.Key) ? seat with { Baseline = null, HandedDown = null } : AsSeller(seat))],
        };
    }

    private static QuotaEvaluation.SeatFigures AsSeller(QuotaEvaluation.SeatFigures seat) => seat with
    {
        Potential = null,
        Baseline = null,
        HandedDown = null,
        Worked = null,
        OverrideReason = null,
        Pay = null,
    };
}
