using System.Runtime.CompilerServices;
using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Imports of live records and what became of each row.</summary>
public static class ImportStore
{
    private const string Select = "SELECT id, upload_id, file_name, made_at, made_by, request::text, act, counts::text FROM live_imports WHERE workspace_id = $1";

    /// <summary>Newest first.</summary>
    public static async Task<List<ImportRow>> ListAsync(NpgsqlConnection connection, WorkspaceId workspace, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} ORDER BY made_at DESC LIMIT $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(limit);
        return await ReadAsync(command, cancellation);
    }

    public static async Task<ImportRow?> FindAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"{Select} AND id = $2", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <summary>Writes an import with its rows, in place of what an earlier attempt at it left.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, WorkspaceId workspace, ImportRow import, IEnumerable<ImportedRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(rows);
        await using (var replace = new NpgsqlCommand("DELETE FROM live_imports WHERE workspace_id = $1 AND id = $2", connection))
        {
            replace.Parameters.AddWithValue(workspace.Value);
            replace.Parameters.AddWithValue(import.Id);
            await replace.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = new NpgsqlCommand(
            "INSERT INTO live_imports (workspace_id, id, upload_id, file_name, made_at, made_by, request, act, counts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", connection);
        foreach (var (value, type) in new (object?, NpgsqlDbType)[]
        {
            (workspace.Value, NpgsqlDbType.Uuid), (import.Id, NpgsqlDbType.Uuid), (import.Upload, NpgsqlDbType.Uuid), (import.FileName, NpgsqlDbType.Text), (import.MadeAt, NpgsqlDbType.TimestampTz),
            (import.MadeBy, NpgsqlDbType.Text), (import.Request, NpgsqlDbType.Jsonb), (import.Act, NpgsqlDbType.Bigint), (import.Counts, NpgsqlDbType.Jsonb),
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        await command.ExecuteNonQueryAsync(cancellation);
        await CopyAsync(connection, workspace, import.Id, rows, cancellation);
    }

    /// <summary>Rows of one result or of all, in the file's order, above a number; read as they come.</summary>
    public static async IAsyncEnumerable<ImportedRow> RowsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, Guid import, (string? Result, int Above, int? Limit) page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT row, line, record_id, result, column_name, value, code, message
            FROM live_import_rows
            WHERE workspace_id = $1 AND import_id = $2 AND ($3::text IS NULL OR result = $3) AND row > $4
            ORDER BY row
            LIMIT $5::integer
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(import);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)page.Result ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(page.Above);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)page.Limit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            yield return new ImportedRow(reader.GetInt32(0), reader.GetInt32(1), Text(2), reader.GetString(3), Text(4), Text(5), Text(6), Text(7));
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid import, IEnumerable<ImportedRow> rows, CancellationToken cancellation)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY live_import_rows (workspace_id, import_id, row, line, record_id, result, column_name, value, code, message) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var one in rows)
        {
            await writer.StartRowAsync(cancellation);
            await writer.WriteAsync(workspace.Value, NpgsqlDbType.Uuid, cancellation);
            await writer.WriteAsync(import, NpgsqlDbType.Uuid, cancellation);
            await writer.WriteAsync(one.Row, NpgsqlDbType.Integer, cancellation);
            await writer.WriteAsync(one.Line, NpgsqlDbType.Integer, cancellation);
            foreach (var text in (string?[])[one.RecordId, one.Result, one.Column, one.Value, one.Code, one.Message])
            {
                await (text is null ? writer.WriteNullAsync(cancellation) : writer.WriteAsync(text, NpgsqlDbType.Text, cancellation));
            }
        }

        await writer.CompleteAsync(cancellation);
    }

    private static async Task<List<ImportRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var imports = new List<ImportRow>();
        while (await reader.ReadAsync(cancellation))
        {
            imports.Add(new ImportRow(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.GetString(7)));
        }

        return imports;
    }
}
