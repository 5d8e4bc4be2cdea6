using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Boundaries;
using Npgsql;

namespace Bailiwick.Server.Boundaries;

/// <summary>Removes a set that was uploaded and that no alignment and no rule of the live model uses.</summary>
public sealed class RemoveBoundarySet(NpgsqlDataSource source, BoundaryStore boundaries, Audit audit)
{
    public async Task<Outcome<Nothing>> HandleAsync(BoundarySetId id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var found = await boundaries.FindAsync(caller.Workspace, id, cancellation);
        if (!found.IsDone)
        {
            return found.Refusal;
        }

        var row = found.Value;
        if (row.WorkspaceId == BoundarySetRow.BuiltIn)
        {
            return BoundarySetRefusals.BuiltIn(row.Name);
        }

        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await AreaUses.OfBoundarySetAsync(connection, caller.Workspace, row.Id, cancellation) is { Count: > 0 } rules)
        {
            return BoundarySetRefusals.InRules(row.Name, rules);
        }

        // The lock makes an alignment that is being made of this set wait, so that the question below stays answered.
        await RunAsync(connection, "SELECT 1 FROM boundary_sets WHERE workspace_id = $1 AND id = $2 FOR UPDATE", row, cancellation);
        var users = await UsersAsync(connection, row, cancellation);
        if (users.Count > 0)
        {
            return BoundarySetRefusals.InUse(row.Name, users);
        }

        await RunAsync(connection, "DELETE FROM boundary_sets WHERE workspace_id = $1 AND id = $2", row, cancellation);
        await audit.WriteAsync(connection, caller, new Audit.Entry("boundary-set.removed", row.Name), cancellation);
        await transaction.CommitAsync(cancellation);
        boundaries.Forget(caller.Workspace, id);
        return Nothing.Instance;
    }

    private static async Task<List<string>> UsersAsync(NpgsqlConnection connection, BoundarySetRow row, CancellationToken cancellation)
    {
        await using var command = Command(connection, "SELECT name FROM alignments WHERE boundary_workspace_id = $1 AND boundary_set_id = $2 ORDER BY name", row);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, BoundarySetRow row, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql, row);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, BoundarySetRow row)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.WorkspaceId.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Id });
        return command;
    }
}
