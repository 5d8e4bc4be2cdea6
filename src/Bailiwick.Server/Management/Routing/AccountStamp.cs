using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Server.Management.Routing;

/// <summary>The last act that made, changed or ended an account, as a connection sees it: what is kept of accounts in memory holds until it grows.</summary>
internal static class AccountStamp
{
    public static async Task<long> ReadAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT greatest(
                (SELECT max(from_act) FROM live_account WHERE workspace_id = $1),
                (SELECT max(to_act) FROM live_account WHERE workspace_id = $1 AND to_act IS NOT NULL), 0)
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
