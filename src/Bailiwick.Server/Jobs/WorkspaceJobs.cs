using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Bailiwick.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Jobs;

/// <summary>Lists, shows and cancels the jobs of a workspace.</summary>
public sealed class WorkspaceJobs(BailiwickContext database, JobStore store, JobQueue queue)
{
    /// <summary>Newest first, of one state or about one subject when asked for.</summary>
    public async Task<Outcome<Page<JobInfo>>> ListAsync(string? state, Guid? subject, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var from = page.After() is { } after ? database.Jobs.FromSql($"SELECT * FROM jobs WHERE id < {after}") : database.Jobs;
        var rows = from.Where(row => row.WorkspaceId == caller.Workspace);
        if (state is not null)
        {
            if (!Enum.TryParse<JobState>(state, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            {
                return JobRefusals.UnknownState(state);
            }

            rows = rows.Where(row => row.State == known);
        }

        if (subject is not null)
        {
            rows = rows.Where(row => row.SubjectId == subject);
        }

        var found = await rows.OrderByDescending(row => row.Id).Take(page.Size() + 1).ToListAsync(cancellation);
        return Page<JobInfo>.Of(found.Select(JobInfo.Of).ToList(), page.Size(), job => job.Id.ToString());
    }

    public async Task<Outcome<JobInfo>> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await queue.FindAsync(caller.Workspace, id, cancellation) is { } job ? job : JobRefusals.Unknown(id);
    }

    public async Task<Outcome<JobInfo>> CancelAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.RequestCancelAsync(caller.Workspace, id, cancellation) switch
        {
            null => JobRefusals.Unknown(id),
            JobState.Queued or JobState.Running => await FindAsync(id, caller, cancellation),
            { } state => JobRefusals.Ended(id, state),
        };
    }

    /// <summary>The best plan so far, as 16-bit area numbers by unit.</summary>
    public async Task<Outcome<BinaryBody>> ReadPlanAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await queue.FindAsync(caller.Workspace, id, cancellation) is null)
        {
            return JobRefusals.Unknown(id);
        }

        await using var command = store.Source.CreateCommand("SELECT version, area_of_unit FROM job_plans WHERE workspace_id = $1 AND job_id = $2");
        command.Parameters.AddWithValue(caller.Workspace.Value);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new BinaryBody(reader.GetFieldValue<byte[]>(1), reader.GetInt32(0).ToString())
            : JobRefusals.NoPlan(id);
    }
}
