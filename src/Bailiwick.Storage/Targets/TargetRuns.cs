using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Targets;

/// <summary>The record of runs.</summary>
public sealed class TargetRuns(NpgsqlDataSource database)
{
    public async Task WriteAsync(WorkspaceId workspace, Guid plan, TargetRunRow run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var command = database.Of(
            """
            INSERT INTO target_runs
              (workspace_id, plan_id, id, at, author_name, revision, alignment_revision, rules, input_hash, result_digest, allocated, unallocated, excess)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            workspace.Value, plan, run.Id, run.At, run.Author, run.Revision, run.AlignmentRevision, run.Rules, run.InputHash, run.ResultDigest,
            run.Allocated, run.Unallocated, run.Excess);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Newest first.</summary>
    public async Task<List<TargetRunRow>> ListAsync(WorkspaceId workspace, Guid plan, (Guid? Below, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT id, at, author_name, revision, alignment_revision, rules, input_hash, result_digest, allocated, unallocated, excess
            FROM target_runs
            WHERE workspace_id = $1 AND plan_id = $2 AND ($3::uuid IS NULL OR id < $3)
            ORDER BY id DESC
            LIMIT $4
            """,
            workspace.Value, plan, page.Below, page.Limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var runs = new List<TargetRunRow>();
        while (await reader.ReadAsync(cancellation))
        {
            runs.Add(new TargetRunRow
            {
                Id = reader.GetGuid(0),
                At = reader.GetFieldValue<DateTimeOffset>(1),
                Author = reader.GetString(2),
                Revision = reader.GetInt32(3),
                AlignmentRevision = reader.GetInt32(4),
                Rules = reader.GetString(5),
                InputHash = reader.GetString(6),
                ResultDigest = reader.GetString(7),
                Allocated = reader.GetDecimal(8),
                Unallocated = reader.GetDecimal(9),
                Excess = reader.GetDecimal(10),
            });
        }

        return runs;
    }
}
