using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Datasets;

/// <summary>Files as they were sent, in chunks of 1 MiB. A file nobody finished sending is seen by nobody and swept after a day.</summary>
public sealed class UploadStore(NpgsqlDataSource database)
{
    public const int ChunkBytes = 1 << 20;

    /// <summary>Makes room for a file that is about to be sent.</summary>
    public async Task BeginAsync(WorkspaceId workspace, UserId by, UploadInfo upload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await using var command = database.Of(
            "INSERT INTO uploads (workspace_id, id, file_name, created_at, created_by) VALUES ($1, $2, $3, $4, $5)",
            workspace.Value, upload.Id, upload.FileName, upload.CreatedAt, by.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Appends the next chunk: every one but the last is full.</summary>
    public async Task AppendAsync(WorkspaceId workspace, Guid upload, int number, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO upload_chunks (workspace_id, upload_id, number, content) VALUES ($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = workspace.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = upload });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = content });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The file is whole and may be seen.</summary>
    public async Task CompleteAsync(WorkspaceId workspace, Guid upload, long bytes, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "UPDATE uploads SET is_complete = true, bytes = $3 WHERE workspace_id = $1 AND id = $2", workspace.Value, upload, bytes);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes a file away, whole or not.</summary>
    public async Task DeleteAsync(WorkspaceId workspace, Guid upload, CancellationToken cancellation)
    {
        await using var command = database.Of("DELETE FROM uploads WHERE workspace_id = $1 AND id = $2", workspace.Value, upload);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A whole file of the workspace, or null.</summary>
    public async Task<UploadInfo?> FindAsync(WorkspaceId workspace, Guid upload, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "SELECT id, file_name, bytes, created_at FROM uploads WHERE workspace_id = $1 AND id = $2 AND is_complete",
            workspace.Value, upload);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new UploadInfo(reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    /// <summary>The file's content; reading it asks the database for one chunk after the other.</summary>
    public UploadStream Open(WorkspaceId workspace, UploadInfo upload) => new(database, workspace, upload);

    /// <summary>Takes away what nobody finished since <paramref name="unfinishedSince"/> and what is older than <paramref name="olderThan"/>.</summary>
    public async Task<int> SweepAsync(DateTimeOffset unfinishedSince, DateTimeOffset olderThan, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "DELETE FROM uploads WHERE (NOT is_complete AND created_at < $1) OR created_at < $2", unfinishedSince, olderThan);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
