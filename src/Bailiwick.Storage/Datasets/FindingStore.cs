using System.Runtime.CompilerServices;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Storage.Alignments;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Datasets;

/// <summary>What imports found, kept with the dataset or, when nothing came of it, with the job.</summary>
public sealed class FindingStore(NpgsqlDataSource database)
{
    private const string Select =
        """
        SELECT number, row, line, column_name, value, code, message
        FROM import_findings
        WHERE workspace_id = $1 AND subject_id = $2 AND ($3::text IS NULL OR code = $3) AND ($4::text IS NULL OR column_name = $4) AND number > $5
        ORDER BY number
        """;

    /// <summary>Writes findings and their counts in the transaction the connection is in, in place of what the subject had.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, WorkspaceId workspace, Guid subject, FindingLog findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(findings);
        await DeleteAsync(connection, workspace, subject, cancellation);
        await using (var copy = await connection.BeginBinaryImportAsync(
            "COPY import_findings (workspace_id, subject_id, number, row, line, column_name, value, code, message) FROM STDIN (FORMAT BINARY)",
            cancellation))
        {
            for (var number = 0; number < findings.Listed.Count; number++)
            {
                await WriteRowAsync(copy, workspace, subject, new StoredFinding(number + 1, findings.Listed[number]), cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await WriteCountsAsync(connection, workspace, subject, findings, cancellation);
    }

    /// <summary>Takes a subject's findings away.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid subject, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("DELETE FROM import_findings WHERE workspace_id = $1 AND subject_id = $2", workspace.Value, subject);
        batch.Add("DELETE FROM import_finding_counts WHERE workspace_id = $1 AND subject_id = $2", workspace.Value, subject);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>At most <paramref name="limit"/> findings in the order they were made.</summary>
    public async Task<List<StoredFinding>> ListAsync(FindingQuery query, int limit, CancellationToken cancellation)
    {
        var found = new List<StoredFinding>();
        await foreach (var finding in StreamAsync(query, limit, cancellation))
        {
            found.Add(finding);
        }

        return found;
    }

    /// <summary>All findings asked for, as they come from the database; null for no limit.</summary>
    public async IAsyncEnumerable<StoredFinding> StreamAsync(
        FindingQuery query, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var command = database.Of(
            $"{Select}\nLIMIT $6::integer", query.Workspace.Value, query.Subject, query.Code, query.Column, query.Above, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var finding = new Finding(
                reader.GetInt32(1),
                reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                FindingKinds.Of(reader.GetString(5)),
                reader.GetString(6));
            yield return new StoredFinding(reader.GetInt32(0), finding);
        }
    }

    /// <summary>The counts by kind, gravest and most frequent first.</summary>
    public async Task<List<FindingSummary>> SummarizeAsync(WorkspaceId workspace, Guid subject, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT code, count, listed, columns, column_counts
            FROM import_finding_counts
            WHERE workspace_id = $1 AND subject_id = $2
            ORDER BY number
            """,
            workspace.Value, subject);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var summaries = new List<FindingSummary>();
        while (await reader.ReadAsync(cancellation))
        {
            var counts = reader.GetFieldValue<int[]>(4);
            summaries.Add(new FindingSummary(
                FindingKinds.Of(reader.GetString(0)),
                reader.GetInt32(1),
                reader.GetInt32(2),
                [.. reader.GetFieldValue<string[]>(3).Select((column, number) => new FindingColumnCount(column, counts[number]))]));
        }

        return summaries;
    }

    private static async Task WriteRowAsync(
        NpgsqlBinaryImporter copy, WorkspaceId workspace, Guid subject, StoredFinding stored, CancellationToken cancellation)
    {
        var finding = stored.Finding;
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(workspace.Value, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(subject, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(stored.Number, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(finding.Row, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(finding.Line, NpgsqlDbType.Integer, cancellation);
        await WriteTextAsync(copy, finding.Column, cancellation);
        await WriteTextAsync(copy, finding.Value, cancellation);
        await copy.WriteAsync(finding.Kind.Code, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(finding.Message, NpgsqlDbType.Text, cancellation);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellation) =>
        text is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);

    private static async Task WriteCountsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, Guid subject, FindingLog findings, CancellationToken cancellation)
    {
        var summaries = findings.Summarize();
        if (summaries.IsEmpty)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        for (var number = 0; number < summaries.Length; number++)
        {
            var summary = summaries[number];
            batch.Add(
                """
                INSERT INTO import_finding_counts (workspace_id, subject_id, number, code, count, listed, columns, column_counts)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                workspace.Value, subject, number, summary.Kind.Code, summary.Count, summary.Listed,
                summary.Columns.Select(column => column.Column).ToArray(), summary.Columns.Select(column => column.Count).ToArray());
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
