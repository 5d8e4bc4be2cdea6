using Bailiwick.Core.Management.People;
using Bailiwick.Storage.Management;
using Action = Bailiwick.Server.Management.People.PeopleDesk.Action;

namespace Bailiwick.Server.Management.People;

/// <summary>Accounts and open opportunities that change owner with a move. Owners have no dates, so a move on a later day keeps the wish until then.</summary>
internal sealed class RecordHandover(LiveScope scope, string model, Func<string, string> nameOf)
{
    /// <param name="Accounts">That changed owner now.</param>
    /// <param name="Opportunities">That changed owner now.</param>
    /// <param name="Planned">What waits for the day.</param>
    public sealed record Handed(int Accounts, int Opportunities, IReadOnlyList<PeopleDesk.PlannedRecords> Planned);

    /// <summary>Whose records go to whom, in one territory or all.</summary>
    /// <param name="Owners">Those who give up their places with the move.</param>
    /// <param name="Gone">Those who have left before, and may own records still.</param>
    private sealed record Which(IReadOnlyList<string> Owners, IReadOnlyList<string> Gone, string? Territory, string To);

    public async Task<Handed> WriteAsync(PeopleDesk.Request request, RosterPlan plan, CancellationToken cancellation)
    {
        if (await FoundAsync(request, plan, cancellation) is not { } found)
        {
            return new Handed(0, 0, []);
        }

        var records = await OwnedRecords.ReadAsync(scope, [.. found.Owners.Union(found.Gone)], found.Territory is null ? null : (model, found.Territory), cancellation);
        if (request.On > scope.Today)
        {
            return new Handed(0, 0, await PlanAsync(request, found, records, cancellation));
        }

        await records.GiveAsync(scope, found.To, cancellation);
        return new Handed(records.Accounts.Count, records.Opportunities.Count, []);
    }

    private async Task<IReadOnlyList<PeopleDesk.PlannedRecords>> PlanAsync(PeopleDesk.Request request, Which which, OwnedRecords records, CancellationToken cancellation)
    {
        var key = which.Territory is null ? null : (await scope.FindAsync("Territory2", which.Territory, cancellation))!.Text("DeveloperName");
        string[] owners = [.. which.Owners.Union(which.Gone.Where(records.HasSomeOf))];
        await scope.InsertAsync(
            "PlannedHandover",
            owners.Select(owner => new Dictionary<string, object?> { ["UserId"] = owner, ["SuccessorId"] = which.To, ["HandoverDate"] = request.On, ["TerritoryKey"] = key }), cancellation);
        return [.. owners.Select(owner => new PeopleDesk.PlannedRecords(
            nameOf(owner), nameOf(which.To), request.On, records.Accounts.Count(one => one.Text("OwnerId") == owner), records.Opportunities.Count(one => one.Text("OwnerId") == owner)))];
    }

    private async Task<Which?> FoundAsync(PeopleDesk.Request request, RosterPlan plan, CancellationToken cancellation)
    {
        switch (request)
        {
            case { Action: Action.HandsOver, SuccessorId: { } to }:
                return new Which([request.UserId], [], null, to);
            case { MovesRecords: true, Action: Action.Leaves or Action.IsDeactivated, SuccessorId: { } to }:
                return new Which([request.UserId], [], null, to);
            case { MovesRecords: true, Action: Action.Transfers, SuccessorId: { } to }:
                return new Which([request.UserId], [], request.From, to);
            case { MovesRecords: true, Action: Action.Joins }:
                // From those who covered the territory, or will until the day, and from those who left.
                var covers = plan.Removed.Concat(plan.Added.Where(one => one.Days.End == request.On)).Where(one => one.Territory == request.Into).Select(one => one.User);
                var gone = (await scope.ReadAsync("UserAbsence", LiveQuery.All, cancellation)).Where(one => one.Day("EndDate") is null && one.Day("StartDate") <= scope.Today).Select(one => one.Text("UserId")!);
                return new Which([.. covers.Distinct().Where(one => one != request.UserId)], [.. gone.Distinct()], request.Into, request.UserId);
            default:
                return null;
        }
    }
}
