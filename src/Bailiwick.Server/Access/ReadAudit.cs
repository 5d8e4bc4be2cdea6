using Bailiwick.Server.OpenApi;
using Bailiwick.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>Who did what in the workspace, newest first.</summary>
public sealed class ReadAudit(BailiwickContext database)
{
    [SchemaName("AuditEntry")]
    public sealed record Entry(Guid Id, DateTimeOffset At, Guid? UserId, string UserName, string Action, string Subject, string Detail);

    public async Task<Page<Entry>> HandleAsync(PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var rows = database.Audit.Where(row => row.WorkspaceId == caller.Workspace);
        if (page.After() is { } after)
        {
            rows = rows.Where(row => row.Id < after);
        }

        var found = await rows.OrderByDescending(row => row.Id).Take(page.Size() + 1).ToListAsync(cancellation);
        var entries = found.Select(row => new Entry(row.Id, row.At, row.UserId?.Value, row.UserName, row.Action, row.Subject, row.Detail)).ToList();
        return Page<Entry>.Of(entries, page.Size(), entry => entry.Id.ToString());
    }
}
