using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>Accounts and open opportunities of some owners, everywhere or in one territory.</summary>
internal sealed class OwnedRecords
{
    private OwnedRecords(IReadOnlyList<LiveRecord> accounts, IReadOnlyList<LiveRecord> opportunities) => (Accounts, Opportunities) = (accounts, opportunities);

    public IReadOnlyList<LiveRecord> Accounts { get; }

    public IReadOnlyList<LiveRecord> Opportunities { get; }

    /// <param name="scope">The act.</param>
    /// <param name="owners">Ids of users.</param>
    /// <param name="within">A model and a territory of it: only accounts that are in it, and opportunities of these. Null means everywhere.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<OwnedRecords> ReadAsync(LiveScope scope, IReadOnlyCollection<string> owners, (string Model, string Territory)? within, CancellationToken cancellation)
    {
        var accounts = await scope.ReadAsync("Account", LiveQuery.Where("OwnerId", owners), cancellation);
        var opportunities = (await scope.ReadAsync("Opportunity", LiveQuery.Where("OwnerId", owners), cancellation)).Where(one => !one.Flag("IsClosed")).ToList();
        if (within is var (model, territory))
        {
            var inTerritory = (await AssignmentReader.AssignmentsAsync(scope.Connection, scope.Act.Workspace, model, null, null, cancellation))
                .Where(one => one.Territory == territory).Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
            accounts.RemoveAll(one => !inTerritory.Contains(one.Id));
            opportunities.RemoveAll(one => one.Text("AccountId") is not { } account || !inTerritory.Contains(account));
        }

        return new OwnedRecords(accounts, opportunities);
    }

    public bool HasSomeOf(string owner) => Accounts.Concat(Opportunities).Any(one => one.Text("OwnerId") == owner);

    public async Task GiveAsync(LiveScope scope, string to, CancellationToken cancellation)
    {
        await scope.Act.SetAsync(scope.TypeOf("Account"), "OwnerId", [.. Accounts.Select(one => (one.Id, (string?)to))], cancellation);
        await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "OwnerId", [.. Opportunities.Select(one => (one.Id, (string?)to))], cancellation);
    }
}
