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
public sealed class QuotaReading(QuotaStore store, TargetReading reading)
{
    /// <summary>Operations sees every plan, others what is approved.</summary>
    public static bool IsVisible(QuotaPlanRow row, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(caller);
        return caller.May(Right.DefineTargets) || Enum.Parse<ApprovalState>(row.State) is ApprovalState.Approved or ApprovalState.Running;
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
        return new QuotaFigures(content, taken, figures.Value, year).Run(revision);
    }

    /// <summary>What the plan comes to as the caller sees it: what was approved reads as it was approved, and a manager gets the own branch.</summary>
    public async Task<Outcome<QuotaEvaluation>> EvaluateAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        if (await FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var isFrozen = Enum.Parse<ApprovalState>(row.State) is ApprovalState.Approved or ApprovalState.Running;
        var evaluation = isFrozen && row.Approved is { } approved
            ? JsonSerializer.Deserialize<QuotaEvaluation>(approved, WireJson.Options)!
            : await WorkAsync(row.TargetPlanId, ContentOf(row), row.Revision, caller, cancellation);
        return evaluation.IsDone && TargetReading.IsLimited(caller) ? await LimitAsync(row, evaluation.Value, caller, cancellation) : evaluation;
    }

    private async Task<Outcome<QuotaEvaluation>> LimitAsync(QuotaPlanRow row, QuotaEvaluation whole, Caller caller, CancellationToken cancellation)
    {
        var take = await reading.TakeAsync(row.TargetPlanId, caller, cancellation);
        if (!take.IsDone)
        {
            return QuotaPlanRefusals.NotFound(row.Id);
        }

        using var taken = take.Value;
        return whole with
        {
            Whole = null,
            Seats = [.. whole.Seats.Where(seat => seat.Areas.Count > 0 && seat.Areas.All(taken.Scope.Sees)).Select(seat => seat with { Baseline = null, HandedDown = null })],
        };
    }
}
