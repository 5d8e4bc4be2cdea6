using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Boundaries;

/// <summary>Writes a whole boundary set: its row, its shapes, its findings. The transaction is the caller's.</summary>
public static class BoundaryWriter
{
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        BoundarySetRow row,
        byte[] content,
        IReadOnlyList<BoundaryFindingRow> findings,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(findings);
        await WriteRowAsync(connection, row, cancellation);
        await WriteContentAsync(connection, row, content, cancellation);
        await WriteFindingsAsync(connection, findings, cancellation);
    }

    private static async Task WriteRowAsync(NpgsqlConnection connection, BoundarySetRow row, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO boundary_sets (
                workspace_id, id, name, source, license, units, bridges, findings,
                west, south, east, north, created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            connection);
        foreach (var value in new object[]
        {
            row.WorkspaceId.Value, row.Id, row.Name, row.Source, row.License, row.Units, row.Bridges, row.Findings,
            row.West, row.South, row.East, row.North, row.CreatedAt, row.CreatedBy,
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task WriteContentAsync(NpgsqlConnection connection, BoundarySetRow row, byte[] content, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("INSERT INTO boundary_contents (workspace_id, boundary_set_id, content) VALUES ($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.WorkspaceId.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Id });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = content });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task WriteFindingsAsync(NpgsqlConnection connection, IReadOnlyList<BoundaryFindingRow> findings, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            """
            COPY boundary_findings (workspace_id, boundary_set_id, ordinal, unit, unit_key, code, severity, message)
            FROM STDIN (FORMAT BINARY)
            """,
            cancellation);
        foreach (var finding in findings)
        {
            await import.StartRowAsync(cancellation);
            await import.WriteAsync(finding.WorkspaceId.Value, cancellation);
            await import.WriteAsync(finding.BoundarySetId, cancellation);
            await import.WriteAsync(finding.Ordinal, cancellation);
            await WriteOrNullAsync(import, finding.Unit, NpgsqlDbType.Integer, cancellation);
            await WriteOrNullAsync(import, finding.UnitKey, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(finding.Code, cancellation);
            await import.WriteAsync(finding.Severity, cancellation);
            await import.WriteAsync(finding.Message, cancellation);
        }

        await import.CompleteAsync(cancellation);
    }

    private static Task WriteOrNullAsync(NpgsqlBinaryImporter import, object? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is null ? import.WriteNullAsync(cancellation) : import.WriteAsync(value, type, cancellation);
}
