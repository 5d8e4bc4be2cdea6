using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Hands accounts and open opportunities over when the day of a move has come: one act for each move, by who asked for it and for the same reason.</summary>
internal sealed class DoDueHandovers(LiveWriter writer, LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time, ILogger<DoDueHandovers> logger) : IUnattendedWork
{
    private readonly WorkspaceTries _tries = new(time, logger, "Handing records over on their day");

    private sealed record Handed(string Summary);

    public async Task DoAsync(CancellationToken cancellation)
    {
        List<WorkspaceId> due;
        await using (var connection = await acts.OpenAsync(cancellation))
        {
            due = await HandoverPlans.DueAsync(connection, Today, cancellation);
        }

        foreach (var workspace in due)
        {
            await _tries.TryAsync(workspace, () => DoAsync(workspace, cancellation), cancellation);
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<Refusal?> DoAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        var plans = await HandoverPlans.ReadAsync(connection, workspace, await catalogs.ReadAsync(workspace, cancellation), acts, Today, cancellation);
        Refusal? last = null;
        foreach (var move in plans.Waiting.Where(one => one.On <= Today && one.Problem is null).GroupBy(one => (one.AskedIn.Number, one.On)))
        {
            var asked = move.First().AskedIn;
            var caller = new Caller(new UserId(asked.AuthorId), asked.AuthorName, workspace, Role.Planner);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var written = await writer.WriteAsync<Handed>(
                connection, caller, handed => new LiveWriter.Words(LiveActKinds.People, handed.Summary, asked.Reason, move.Key.On),
                scope => HandAsync(scope, [.. move.Select(one => one.Record.Id)], cancellation), cancellation);
            if (written.IsDone)
            {
                await transaction.CommitAsync(cancellation);
                continue;
            }

            await transaction.RollbackAsync(cancellation);
            if (written.Refusal.Code != LiveRefusals.NoChanges().Code)
            {
                last = written.Refusal;
                continue;
            }

            // Nobody has anything left to hand over.
            foreach (var one in move)
            {
                await HandoverPlans.EndAsync(connection, workspace, one.Record.Id, HandoverPlans.End.Nothing, null, (asked.AuthorName, time.GetUtcNow()), cancellation);
            }
        }

        return last;
    }

    // Read once more inside the act: another node may have been first, and the move may have been taken back.
    private async Task<Outcome<Handed>> HandAsync(LiveScope scope, string[] ids, CancellationToken cancellation)
    {
        var plans = await HandoverPlans.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, acts, scope.Today, cancellation);
        var said = new List<string>();
        foreach (var one in plans.Waiting.Where(one => ids.Contains(one.Record.Id) && one.Problem is null))
        {
            if (!await HandoverPlans.EndAsync(scope.Connection, scope.Act.Workspace, one.Record.Id, HandoverPlans.End.Done, scope.Act.Number, (scope.Caller.Name, scope.Now), cancellation))
            {
                continue;
            }

            var records = await OwnedRecords.ReadAsync(scope, [one.UserId], one.TerritoryId is { } territory ? (plans.Model!.Id, territory) : null, cancellation);
            await records.GiveAsync(scope, one.SuccessorId!, cancellation);
            if (records.HasSomeOf(one.UserId))
            {
                said.Add($"{plans.NameOf(one.UserId)} hands over {records.Accounts.Count:#,0} accounts and {records.Opportunities.Count:#,0} opportunities to {plans.NameOf(one.SuccessorId)}");
            }
        }

        return new Handed($"{string.Join("; ", said)}, as planned");
    }
}
