using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Quotas;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>The one way to a plan: takes the view of its alignment, judges what the caller may see of it, then holds it.</summary>
public sealed class TargetReading(TargetPlanStore store, OpenTargetPlans plans, AreaViews views, BranchStore branches, QuotaAnswerStore seats)
{
    /// <summary>A held plan with the view of its areas and what the caller sees of it.</summary>
    public sealed record Taken(HeldTargetPlan Held, AreaView View, TargetScope Scope) : IDisposable
    {
        public OpenTargetPlan Open => Held.Open;

        /// <summary>The figures, or the refusal that stands in their place.</summary>
        public Outcome<PlanFigures> Figures() => Held.Figures(View);

        /// <summary>Whether an account is in the caller's sight.</summary>
        public bool Sees(int record) => Scope.Sees(View.AreaOfRecord[record]);

        public void Dispose() => Held.Dispose();
    }

    /// <summary>Refused as not there when the caller may not know of it.</summary>
    public async Task<Outcome<Taken>> TakeAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await store.FindAsync(caller.Workspace, plan, cancellation) is not { } row)
        {
            return TargetPlanRefusals.NotFound(plan);
        }

        var granted = await GrantedAsync(row, caller, cancellation);
        if (!IsVisible(row, caller, granted))
        {
            return TargetPlanRefusals.NotFound(plan);
        }

        while (true)
        {
            int? pinned;
            using (var first = await NeedAsync(caller.Workspace, plan, cancellation))
            {
                pinned = first.Open.AlignmentRevision;
            }

            var view = await views.TakeAsync(caller.Workspace, row.AlignmentId, pinned, cancellation);
            if (!view.IsDone)
            {
                return view.Refusal;
            }

            var held = await NeedAsync(caller.Workspace, plan, cancellation);
            if (held.Open.AlignmentRevision == pinned)
            {
                return new Taken(held, view.Value, granted is null ? TargetScope.All : new TargetScope(granted, view.Value.Below(granted)));
            }

            held.Dispose();
        }
    }

    /// <summary>The plans of a list that the caller may know of.</summary>
    public async Task<List<TargetPlanRow>> VisibleAsync(List<TargetPlanRow> rows, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(caller);
        var visible = new List<TargetPlanRow>();
        var areas = new Dictionary<Guid, List<int>?>();
        foreach (var row in rows)
        {
            var whose = IsSeller(caller) ? row.Id : row.AlignmentId;
            if (!areas.TryGetValue(whose, out var granted))
            {
                areas[whose] = granted = await GrantedAsync(row, caller, cancellation);
            }

            if (IsVisible(row, caller, granted))
            {
                visible.Add(row);
            }
        }

        return visible;
    }

    /// <summary>A manager sees the own branch only, a seller the territories of the own seats.</summary>
    public static bool IsLimited(Caller caller) => IsSeller(caller) || (caller.May(Right.EnterTargets) && !caller.May(Right.DefineTargets));

    public static bool IsSeller(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Role == Role.Seller;
    }

    // Null for everything: a manager's branches of the alignment, a seller's territories in quota plans that stand on the plan.
    private async Task<List<int>?> GrantedAsync(TargetPlanRow row, Caller caller, CancellationToken cancellation) =>
        IsSeller(caller) ? await seats.AreasOfAsync(caller.Workspace, row.Id, caller.User, cancellation)
        : IsLimited(caller) ? await branches.AreasOfAsync(caller.Workspace, row.AlignmentId, caller.User, cancellation)
        : null;

    private static bool IsVisible(TargetPlanRow row, Caller caller, List<int>? granted) =>
        caller.May(Right.DefineTargets)
        || PlanStates.Read(row.State) is TargetPlanState.Published or TargetPlanState.Closed && granted is not { Count: 0 }
        || (granted is { Count: > 0 } && !IsSeller(caller) && PlanStates.Read(row.State) == TargetPlanState.Collecting);

    private async Task<HeldTargetPlan> NeedAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        var hold = await plans.HoldAsync(workspace, plan, cancellation);
        return hold.IsDone ? hold.Value : throw new Problems.RefusedException(hold.Refusal);
    }
}
