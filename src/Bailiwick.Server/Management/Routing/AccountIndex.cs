using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>All accounts of a workspace filed for matching leads; made anew when an act has changed an account since.</summary>
public sealed class AccountIndex
{
    private readonly ConcurrentDictionary<WorkspaceId, Filed> _filed = new();

    /// <summary>As the connection sees the accounts.</summary>
    internal async Task<Filed> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, CancellationToken cancellation)
    {
        var stamp = await AccountStamp.ReadAsync(connection, workspace, cancellation);
        if (_filed.TryGetValue(workspace, out var known) && known.Stamp == stamp)
        {
            return known;
        }

        var accounts = await LiveReader.ReadAsync(connection, workspace, catalog.Find("Account")!, LiveQuery.All, cancellation);
        var filed = new Filed(
            stamp, new LeadMatcher(accounts.ConvertAll(account => LeadDesk.FactsOf(account, "Billing"))), accounts.ToDictionary(account => account.Id, account => account.Text("Name")!, StringComparer.Ordinal));
        _filed[workspace] = filed;
        return filed;
    }

    internal sealed record Filed(long Stamp, LeadMatcher Matcher, IReadOnlyDictionary<string, string> Names);
}
