using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Copies a plan with its whole log into a scenario of its own, over the same alignment or another of the same records.</summary>
public sealed class CopyTargetPlan(TargetPlanStore store, TargetReading reading, AreaViews views, TargetWriter writer, TargetActs acts, GetTargetPlan get, TimeProvider time)
{
    [SchemaName("CopyTargetPlan")]
    public sealed record CopyRequest(string Name, Guid? AlignmentId = null);

    public async Task<Outcome<TargetPlan>> HandleAsync(Guid plan, CopyRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (PlanNames.Check(request.Name, null) is { } bad)
        {
            return bad;
        }

        AreaView? other = null;
        if (request.AlignmentId is { } alignment)
        {
            var view = await views.TakeAsync(caller.Workspace, alignment, null, cancellation);
            if (!view.IsDone)
            {
                return view.Refusal;
            }

            other = view.Value;
        }

        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        TargetPlanRow row;
        TargetEditRow last;
        using (var taken = take.Value)
        {
            if (other is not null && Check(taken, other) is { } refusal)
            {
                return refusal;
            }

            row = taken.Held.Row with
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                Name = request.Name.Trim(),
                AlignmentId = other?.Alignment ?? taken.Held.Row.AlignmentId,
                Copied = new TargetPlanRow.CopiedFrom(plan, taken.Held.Row.Name, taken.Open.Revision),
                CreatedAt = time.GetUtcNow(),
                CreatedBy = caller.Name,
            };
            last = writer.Row(caller, taken.Open.Revision + 1, new TargetWriter.Planned("state", "Copied as a draft") { State = TargetPlanState.Draft });
        }

        await store.CopyAsync(acts.Of(caller), row, last, cancellation);
        return await get.HandleAsync(row.Id, caller, cancellation);
    }

    private static Refusal? Check(TargetReading.Taken taken, AreaView view)
    {
        if (view.DatasetId != taken.View.DatasetId)
        {
            return TargetPlanRefusals.OtherDataset(view.Alignment);
        }

        var year = GetTargetPlan.CalendarOf(taken.Held.Row.Calendar).Year(taken.Held.Row.FiscalYear).Value;
        return SettingsRules.Check(taken.Open.Settings, view, year, taken.Held.Row.Currency)
            ?? taken.Open.Try(taken.Open.Settings, taken.Open.Inputs, view, taken.Held.Row.Currency).Refusal;
    }
}
