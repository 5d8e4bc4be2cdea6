using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Who has left, or is switched off, and still owns accounts or open opportunities: nothing is dropped silently, so it is listed.</summary>
public sealed class OpenHandovers(LiveActs acts, WorkspaceCatalog catalogs, TimeProvider time)
{
    /// <param name="Since">The first day without them; nothing when the user was only switched off.</param>
    [SchemaName("OpenHandover")]
    public sealed record Reply(string UserId, string User, DateOnly? Since, int Accounts, int Opportunities);

    public async Task<IReadOnlyList<Reply>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var connection = await acts.OpenAsync(cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery which) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, which, cancellation);

        var left = (await OfAsync("UserAbsence", LiveQuery.All))
            .Where(one => one.Day("EndDate") is null && one.Day("StartDate") <= today)
            .GroupBy(one => one.Text("UserId")!).ToDictionary(one => one.Key, one => one.Min(absence => absence.Day("StartDate")), StringComparer.Ordinal);
        var users = (await OfAsync("User", LiveQuery.All)).Where(one => left.ContainsKey(one.Id) || !one.Flag("IsActive")).ToList();
        var ids = users.Select(one => one.Id).ToList();
        var accounts = (await OfAsync("Account", LiveQuery.Where("OwnerId", ids))).CountBy(one => one.Text("OwnerId")!).ToDictionary();
        var opportunities = (await OfAsync("Opportunity", LiveQuery.Where("OwnerId", ids))).Where(one => !one.Flag("IsClosed")).CountBy(one => one.Text("OwnerId")!).ToDictionary();
        return [.. users
            .Select(one => new Reply(one.Id, one.Text("Name")!, left.GetValueOrDefault(one.Id), accounts.GetValueOrDefault(one.Id), opportunities.GetValueOrDefault(one.Id)))
            .Where(one => one.Accounts + one.Opportunities > 0)
            .OrderBy(one => one.User, StringComparer.CurrentCulture)];
    }
}
