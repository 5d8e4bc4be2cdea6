using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management.Routing;
using Npgsql;

namespace Bailiwick.Server.Management.Rules;

/// <summary>Accounts as columns, kept between questions while no act changes an account: who types a rule asks about the same columns again and again.</summary>
public sealed class AccountColumns
{
    private const int MostWorkspaces = 4;

    private readonly ConcurrentDictionary<WorkspaceId, Kept> _kept = new();

    /// <summary>The accounts with at least these fields, as the connection sees them.</summary>
    public async Task<LiveAccounts> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, IEnumerable<string> fields, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var stamp = await AccountStamp.ReadAsync(connection, workspace, cancellation);
        var wanted = fields.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (_kept.TryGetValue(workspace, out var known) && known.Stamp == stamp)
        {
            if (wanted.IsSubsetOf(known.Fields))
            {
                return known.Accounts;
            }

            wanted.UnionWith(known.Fields);
        }

        var accounts = await LiveAccounts.ReadAsync(connection, workspace, catalog.Find("Account")!, wanted, null, null, cancellation);
        if (_kept.Count >= MostWorkspaces && !_kept.ContainsKey(workspace))
        {
            _kept.Clear();
        }

        _kept[workspace] = new Kept(stamp, wanted, accounts);
        return accounts;
    }

    private sealed record Kept(long Stamp, HashSet<string> Fields, LiveAccounts Accounts);
}
