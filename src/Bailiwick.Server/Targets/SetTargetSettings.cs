using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Replaces a plan's settings as one entry of its log, or shows what settings would come to.</summary>
public sealed class SetTargetSettings(TargetWriter writer, TargetReading reading)
{
    private const int MostShown = 50;

    [SchemaName("SetTargetSettings")]
    public sealed record SetRequest(int ExpectedRevision, TargetSettings Settings, string? Reason = null);

    [SchemaName("PreviewTargetSettings")]
    public sealed record PreviewRequest(TargetSettings Settings);

    public Task<Outcome<TargetEditReply>> HandleAsync(Guid plan, SetRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        return writer.WriteAsync(caller, (plan, request.ExpectedRevision), taken => Plan(taken, request), cancellation);
    }

    public async Task<Outcome<TargetPreview>> PreviewAsync(Guid plan, PreviewRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var tried = Try(taken, request.Settings);
        return tried.IsDone ? Shown(taken, tried.Value) : tried.Refusal;
    }

    internal static TargetPreview Shown(TargetReading.Taken taken, PlanFigures figures)
    {
        var largest = Enumerable.Range(0, figures.Amounts.Length)
            .Where(record => figures.Amounts[record] is not null)
            .OrderByDescending(record => figures.Amounts[record]).ThenBy(record => record)
            .Take(MostShown).ToList();
        var sums = AreaSums.Of(figures, taken.Held.Unit);
        return new TargetPreview(
            figures.Shown(),
            [new TargetAreaAmount(-1, sums.AmountOf(-1), sums.AccountsOf(-1)), .. figures.View.Areas.All.Select(area =>
                new TargetAreaAmount(area.Number.Value, sums.AmountOf(area.Number.Value), sums.AccountsOf(area.Number.Value)))],
            AccountRows.Of(taken, figures, largest));
    }

    private static Outcome<PlanFigures> Try(TargetReading.Taken taken, TargetSettings settings)
    {
        var year = GetTargetPlan.CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value;
        return SettingsRules.Check(settings, taken.View, year, taken.Held.Row.Currency) is { } refusal
            ? refusal
            : taken.Open.Try(settings, taken.Open.Inputs, taken.View, taken.Held.Row.Currency);
    }

    private static Outcome<TargetWriter.Planned> Plan(TargetReading.Taken taken, SetRequest request)
    {
        if (!PlanStates.TakesInput(taken.Open.State))
        {
            return TargetPlanRefusals.Stands(taken.Open.State);
        }

        if (taken.Open.SettingsRevision > request.ExpectedRevision)
        {
            return TargetPlanRefusals.SettingsChanged(TargetEdit.Of(taken.Open.EditsAfter(taken.Open.SettingsRevision - 1).First()));
        }

        var tried = Try(taken, request.Settings);
        return tried.IsDone
            ? new TargetWriter.Planned("settings", "Changed the settings") { Settings = request.Settings, Reason = request.Reason, Figures = tried.Value }
            : tried.Refusal;
    }
}
