using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Storage;
using Bailiwick.Storage.Boundaries;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Boundaries;

/// <summary>The built-in sets, then the workspace's own, each oldest first.</summary>
public sealed class ListBoundarySets(BailiwickContext database, BuiltInBoundarySets builtIn)
{
    public async Task<Outcome<Page<BoundarySetInfo>>> HandleAsync(PageQuery query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        var ensured = await builtIn.EnsureAllAsync(cancellation);
        if (!ensured.IsDone)
        {
            return ensured.Refusal;
        }

        // The built-in sets' ids are older than any that is given now, so one order serves both.
        var after = query.After() ?? Guid.Empty;
        var size = query.Size();
        var rows = await database.BoundarySets
            .Where(set => set.WorkspaceId == caller.Workspace || set.WorkspaceId == BoundarySetRow.BuiltIn)
            .Where(set => set.Id > after)
            .OrderBy(set => set.Id)
            .Take(size + 1)
            .ToListAsync(cancellation);
        return Page<BoundarySetInfo>.Of(rows.Select(BoundarySetInfo.Of).ToList(), size, set => set.Id.ToString());
    }
}
