using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Boundaries;

/// <summary>What was found in the file of a boundary set, in its order.</summary>
public sealed class ListBoundaryFindings(BailiwickContext database, BoundaryStore boundaries)
{
    public async Task<Outcome<Page<BoundaryFindingInfo>>> HandleAsync(BoundarySetId id, PageQuery query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        var found = await boundaries.FindAsync(caller.Workspace, id, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        var (owner, size, start) = (found.Value.WorkspaceId, query.Size(), Start(query.Cursor));
        var rows = await database.BoundaryFindings
            .Where(finding => finding.WorkspaceId == owner && finding.BoundarySetId == id.Value && finding.Ordinal >= start)
            .OrderBy(finding => finding.Ordinal)
            .Take(size + 1)
            .ToListAsync(cancellation);
        var next = rows.Count > size ? rows[size].Ordinal.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<BoundaryFindingInfo>(rows.Take(size).Select(BoundaryFindingInfo.Of).ToList(), next);
    }

    private static int Start(string? cursor) => cursor is null
        ? 0
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : throw new RefusedException(RequestRefusals.Cursor(cursor));
}
