using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>The log of a plan, newest first.</summary>
public sealed class ReadTargetHistory(TargetReading reading, TargetLog log)
{
    public async Task<Outcome<Page<TargetEdit>>> HandleAsync(Guid plan, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewPlans);
        var before = int.MaxValue;
        if (page.Cursor is { } cursor && !int.TryParse(cursor, out before))
        {
            return RequestRefusals.Cursor(cursor);
        }

        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        var scope = take.Value.Scope;
        take.Value.Dispose();
        var edits = await log.ReadPageAsync(caller.Workspace, plan, (before, page.Size() + 1), cancellation);
        return Page<TargetEdit>.Of([.. edits.Select(edit => TargetEdit.Of(edit, scope, caller))], page.Size(), edit => $"{edit.Revision}");
    }
}
