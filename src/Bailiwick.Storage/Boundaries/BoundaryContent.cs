using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Storage.Boundaries;

/// <summary>The serialized shapes of a boundary set.</summary>
public static class BoundaryContent
{
    /// <summary>The bytes, or null when there are none. A built-in set's workspace is <see cref="BoundarySetRow.BuiltIn"/>.</summary>
    public static async Task<byte[]?> ReadAsync(NpgsqlDataSource source, WorkspaceId workspace, BoundarySetId set, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var command = source.CreateCommand(
            """
            SELECT content
            FROM boundary_contents
            WHERE workspace_id = $1 AND boundary_set_id = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = workspace.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = set.Value });
        return (byte[]?)await command.ExecuteScalarAsync(cancellation);
    }
}
