using Bailiwick.Core;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Access;

/// <summary>Writes who did what, always in the transaction of the change itself.</summary>
public sealed class Audit(TimeProvider clock)
{
    /// <summary>What was done, to what (in words a person knows it by), with which particulars.</summary>
    public sealed record Entry(string Action, string Subject, string Detail = "");

    /// <summary>Adds the row to a context; it is stored with the context's next save.</summary>
    public void Add(BailiwickContext database, Caller caller, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(database);
        database.Audit.Add(RowOf(caller, entry));
    }

    /// <summary>Writes the row over a connection, in whatever transaction the connection is in.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, Caller caller, Entry entry, CancellationToken cancellation)
    {
        var row = RowOf(caller, entry);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO audit (workspace_id, id, at, user_id, user_name, action, subject, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            connection);
        command.Parameters.AddWithValue(row.WorkspaceId.Value);
        command.Parameters.AddWithValue(row.Id);
        command.Parameters.AddWithValue(row.At);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)row.UserId?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(row.UserName);
        command.Parameters.AddWithValue(row.Action);
        command.Parameters.AddWithValue(row.Subject);
        command.Parameters.AddWithValue(row.Detail);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private AuditRow RowOf(Caller caller, Entry entry)
    {
        var now = clock.GetUtcNow();
        return new AuditRow
        {
            WorkspaceId = caller.Workspace,
            Id = Guid.CreateVersion7(now),
            At = now,
            UserId = caller.User == default ? (UserId?)null : caller.User,
            UserName = caller.Name,
            Action = entry.Action,
            Subject = entry.Subject,
            Detail = entry.Detail,
        };
    }
}
