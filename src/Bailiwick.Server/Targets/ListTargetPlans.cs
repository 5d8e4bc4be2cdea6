using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>The target plans of a workspace that the caller may know of, newest first.</summary>
public sealed class ListTargetPlans(TargetPlanStore store, TargetReading reading)
{
    public async Task<Page<TargetPlanInfo>> HandleAsync(Guid? alignment, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewPlans);
        var (below, visible) = (page.After(), new List<TargetPlanRow>());
        while (visible.Count <= page.Size())
        {
            var rows = await store.ListAsync(caller.Workspace, alignment, (below, page.Size() + 1), cancellation);
            visible.AddRange(await reading.VisibleAsync(rows, caller, cancellation));
            if (rows.Count <= page.Size())
            {
                break;
            }

            below = rows[^1].Id;
        }

        return Page<TargetPlanInfo>.Of(
            [.. visible.Take(page.Size() + 1).Select(row => TargetPlanInfo.Of(row, caller))], page.Size(), info => info.Id.ToString());
    }
}
