using Bailiwick.Core.Management.People;
using Bailiwick.Storage.Management;
using Action = Bailiwick.Server.Management.People.PeopleDesk.Action;

namespace Bailiwick.Server.Management.People;

/// <summary>Accounts and open opportunities that change owner with a move. Owners have no dates, so a move on a later day leaves them and says so.</summary>
internal sealed class RecordHandover(LiveScope scope, string model, Func<string, string> nameOf)
{
    public async Task<(int Accounts, int Opportunities)> WriteAsync(PeopleDesk.Request request, RosterPlan plan, List<string> warnings, CancellationToken cancellation)
    {
        if (await FoundAsync(request, plan, cancellation) is not { } found)
        {
            return (0, 0);
        }

        var (owners, territory, to) = found;
        var accounts = await scope.ReadAsync("Account", LiveQuery.Where("OwnerId", owners), cancellation);
        var opportunities = (await scope.ReadAsync("Opportunity", LiveQuery.Where("OwnerId", owners), cancellation)).Where(one => !one.Flag("IsClosed")).ToList();
        if (territory is not null)
        {
            var inTerritory = (await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model, null, null, cancellation))
                .Where(one => one.Territory == territory).Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
            accounts.RemoveAll(one => !inTerritory.Contains(one.Id));
            opportunities.RemoveAll(one => one.Text("AccountId") is not { } account || !inTerritory.Contains(account));
        }

        if (request.On > scope.Today)
        {
            if (accounts.Count + opportunities.Count > 0)
            {
                warnings.Add(
                    $"{accounts.Count:#,0} accounts and {opportunities.Count:#,0} open opportunities keep their owner until {request.On:yyyy-MM-dd}. Hand them over to {nameOf(to)} then: People lists them.");
            }

            return (0, 0);
        }

        await scope.Act.SetAsync(scope.TypeOf("Account"), "OwnerId", [.. accounts.Select(one => (one.Id, (string?)to))], cancellation);
        await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "OwnerId", [.. opportunities.Select(one => (one.Id, (string?)to))], cancellation);
        return (accounts.Count, opportunities.Count);
    }

    /// <summary>Whose records go to whom, in one territory or all; null when none do.</summary>
    private async Task<(List<string> Owners, string? Territory, string To)?> FoundAsync(PeopleDesk.Request request, RosterPlan plan, CancellationToken cancellation)
    {
        switch (request)
        {
            case { Action: Action.HandsOver, SuccessorId: { } to }:
                return ([request.UserId], null, to);
            case { MovesRecords: true, Action: Action.Leaves or Action.IsDeactivated, SuccessorId: { } to }:
                return ([request.UserId], null, to);
            case { MovesRecords: true, Action: Action.Transfers, SuccessorId: { } to }:
                return ([request.UserId], request.From, to);
            case { MovesRecords: true, Action: Action.Joins }:
                // From those who covered the territory, and from those who left.
                var gone = (await scope.ReadAsync("UserAbsence", LiveQuery.All, cancellation)).Where(one => one.Day("EndDate") is null && one.Day("StartDate") <= scope.Today).Select(one => one.Text("UserId")!);
                return ([.. plan.Removed.Where(one => one.Territory == request.Into).Select(one => one.User).Concat(gone).Distinct()], request.Into, request.UserId);
            default:
                return null;
        }
    }
}
