using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Brings the numbers from above and those of the field together; shows it, tries other ways, and makes it the areas' totals.</summary>
public sealed class ReconcileTargets(TargetReading reading, TargetWriter writer)
{
    [SchemaName("PreviewReconciliation")]
    public sealed record PreviewRequest(TargetReconciling Reconcile);

    [SchemaName("ApplyReconciliation")]
    public sealed record ApplyRequest(int ExpectedRevision, TargetReconciling? Reconcile = null, string? Reason = null);

    /// <summary>As the settings say, or as asked for.</summary>
    public async Task<Outcome<TargetReconciliation>> ShowAsync(Guid plan, TargetReconciling? wanted, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        return taken.Scope.IsAll
            ? new ReconciledAreas(taken, wanted ?? taken.Open.Settings.Reconcile ?? new TargetReconciling()).Run()
            : TargetPlanRefusals.WholePlan();
    }

    public Task<Outcome<TargetReconciliation>> PreviewAsync(Guid plan, PreviewRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        return ShowAsync(plan, request.Reconcile, caller, cancellation);
    }

    /// <summary>The reconciled numbers of the lowest areas become their totals.</summary>
    public Task<Outcome<TargetEditReply>> ApplyAsync(Guid plan, ApplyRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        return writer.WriteAsync(caller, (plan, request.ExpectedRevision), taken => Plan(taken, request), cancellation);
    }

    private static Outcome<TargetWriter.Planned> Plan(TargetReading.Taken taken, ApplyRequest request)
    {
        if (!PlanStates.TakesInput(taken.Open.State))
        {
            return TargetPlanRefusals.Stands(taken.Open.State);
        }

        // What the applier saw decides: anything entered since could change every number.
        if (taken.Open.Revision > request.ExpectedRevision)
        {
            return TargetPlanRefusals.SettingsChanged(TargetEdit.Of(taken.Open.EditsAfter(request.ExpectedRevision).Last()));
        }

        var wanted = request.Reconcile ?? taken.Open.Settings.Reconcile ?? new TargetReconciling();
        var reconciled = new ReconciledAreas(taken, wanted).Run();
        if (!reconciled.IsDone)
        {
            return reconciled.Refusal;
        }

        if (reconciled.Value.Nodes.FirstOrDefault(node => node.NeedsDecision) is { } open)
        {
            return TargetPlanRefusals.Undecided(open.Name, open.TopDown, open.BottomUp);
        }

        if (reconciled.Value.Nodes.FirstOrDefault(node => node.Area == ReconciledAreas.NoArea) is { } outside)
        {
            return TargetPlanRefusals.AccountsOutside(outside.Accounts);
        }

        var settings = taken.Open.Settings with
        {
            Total = null,
            AreaTotals = [.. reconciled.Value.Nodes.Where(node => node.Level == taken.View.LowestLevel && node.Accounts > 0).Select(node => new TargetAreaTotal(node.Area, node.Reconciled))],
            Reconcile = wanted,
        };
        var tried = taken.Open.Try(settings, taken.Open.Inputs, taken.View, taken.Held.Row.Currency);
        return tried.IsDone
            ? new TargetWriter.Planned("settings", "Made the reconciled numbers the areas' totals") { Settings = settings, Reason = request.Reason, Figures = tried.Value }
            : tried.Refusal;
    }
}
