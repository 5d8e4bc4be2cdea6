using System.Collections.Concurrent;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Routing;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>All accounts of a workspace filed for matching leads. Acts since are followed by their accounts alone; after many changes all are filed anew.</summary>
public sealed class AccountIndex
{
    // Below it, following costs less than filing everything; above, the layer of changes is not small any more.
    private const int MostChanges = 10_000;

    private readonly ConcurrentDictionary<WorkspaceId, Filed> _filed = new();

    /// <summary>As the connection sees the accounts.</summary>
    internal async Task<Filed> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, ObjectCatalog catalog, CancellationToken cancellation)
    {
        var stamp = await AccountStamp.ReadAsync(connection, workspace, cancellation);
        var known = _filed.GetValueOrDefault(workspace);
        if (known?.Stamp == stamp)
        {
            return known;
        }

        var type = catalog.Find("Account")!;
        if (known is not null && known.Stamp < stamp && await ChangedAsync(connection, workspace, known.Stamp, MostChanges - known.Matcher.Changes, cancellation) is { } changed)
        {
            var present = await LiveReader.ReadAsync(connection, workspace, type, LiveQuery.Ids(changed), cancellation);
            return _filed[workspace] = known.With(stamp, present, changed);
        }

        return _filed[workspace] = Filed.Of(stamp, await LiveReader.ReadAsync(connection, workspace, type, LiveQuery.All, cancellation));
    }

    /// <summary>Accounts that acts after one made, changed or ended; null when they are more than may be.</summary>
    private static async Task<List<string>?> ChangedAsync(NpgsqlConnection connection, WorkspaceId workspace, long after, int most, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id FROM live_account WHERE workspace_id = $1 AND from_act > $2
            UNION SELECT id FROM live_account WHERE workspace_id = $1 AND to_act > $2
            LIMIT $3
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(most + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetString(0));
        }

        return ids.Count > most ? null : ids;
    }

    /// <summary>What was filed at an act.</summary>
    internal sealed class Filed
    {
        private readonly Dictionary<string, string> _names;
        private readonly Dictionary<string, string> _newNames;

        private Filed(long stamp, LeadMatcher matcher, Dictionary<string, string> names, Dictionary<string, string> newNames) => (Stamp, Matcher, _names, _newNames) = (stamp, matcher, names, newNames);

        public long Stamp { get; }

        public LeadMatcher Matcher { get; }

        public static Filed Of(long stamp, List<LiveRecord> accounts) =>
            new(stamp, new LeadMatcher(accounts.ConvertAll(FactsOf)), accounts.ToDictionary(one => one.Id, one => one.Text("Name")!, StringComparer.Ordinal), []);

        /// <summary>After some accounts changed; those of them that are not present are gone.</summary>
        public Filed With(long stamp, List<LiveRecord> present, List<string> changed)
        {
            var names = new Dictionary<string, string>(_newNames, StringComparer.Ordinal);
            foreach (var one in present)
            {
                names[one.Id] = one.Text("Name")!;
            }

            return new Filed(stamp, Matcher.With(present.ConvertAll(FactsOf), [.. changed.Except(present.Select(one => one.Id))]), _names, names);
        }

        public string NameOf(string account) => _newNames.GetValueOrDefault(account) ?? _names.GetValueOrDefault(account, account);

        private static LeadFacts FactsOf(LiveRecord account) => LeadDesk.FactsOf(account, "Billing");
    }
}
