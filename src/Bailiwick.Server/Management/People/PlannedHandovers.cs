using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Hand-overs that wait for their day, or could not be done on it and why; and canceling one.</summary>
public sealed class PlannedHandovers(LiveActs acts, WorkspaceCatalog catalogs, Audit audit, TimeProvider time)
{
    /// <param name="Territory">Only records of this territory; nothing means all of them.</param>
    /// <param name="Accounts">That the person owns now, everywhere.</param>
    /// <param name="Opportunities">Open ones that the person owns now, everywhere.</param>
    /// <param name="Act">The move's.</param>
    /// <param name="Problem">Why it cannot be done; nothing when it will be.</param>
    [SchemaName("PlannedHandover")]
    public sealed record Reply(
        string Id, string UserId, string User, string? SuccessorId, string Successor, DateOnly On, string? Territory, int Accounts, int Opportunities, string AskedBy, string? Reason, long Act, string? Problem);

    public async Task<IReadOnlyList<Reply>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        await using var connection = await acts.OpenAsync(cancellation);
        var plans = await HandoverPlans.ReadAsync(connection, caller.Workspace, catalog, acts, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation);
        string[] owners = [.. plans.Waiting.Select(one => one.UserId).Distinct()];
        var accounts = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Account")!, LiveQuery.Where("OwnerId", owners), cancellation)).CountBy(one => one.Text("OwnerId")!).ToDictionary();
        var opportunities = (await LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find("Opportunity")!, LiveQuery.Where("OwnerId", owners), cancellation))
            .Where(one => !one.Flag("IsClosed")).CountBy(one => one.Text("OwnerId")!).ToDictionary();
        return [.. plans.Waiting.Select(one => new Reply(
            one.Record.Id, one.UserId, plans.NameOf(one.UserId), one.SuccessorId, plans.NameOf(one.SuccessorId), one.On, one.Record.Text("TerritoryKey"), accounts.GetValueOrDefault(one.UserId),
            opportunities.GetValueOrDefault(one.UserId), one.AskedIn.AuthorName, one.AskedIn.Reason, one.AskedIn.Number, one.Problem))];
    }

    public async Task<Outcome<Nothing>> CancelAsync(string id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var plans = await HandoverPlans.ReadAsync(
            connection, caller.Workspace, await catalogs.ReadAsync(caller.Workspace, cancellation), acts, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation);
        if (plans.Waiting.FirstOrDefault(one => one.Record.Id == id) is not { } found
            || !await HandoverPlans.EndAsync(connection, caller.Workspace, id, HandoverPlans.End.Canceled, null, (caller.Name, time.GetUtcNow()), cancellation))
        {
            return LiveRefusals.NoPlannedHandover(id);
        }

        await audit.WriteAsync(connection, caller, new Audit.Entry("live.handover-canceled", plans.NameOf(found.UserId), $"to {plans.NameOf(found.SuccessorId)} on {found.On:yyyy-MM-dd}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return Nothing.Instance;
    }
}
