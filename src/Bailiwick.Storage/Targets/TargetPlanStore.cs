using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Targets;

/// <summary>The target plans of a workspace: what they are made of, not what was entered.</summary>
public sealed class TargetPlanStore(NpgsqlDataSource database)
{
    private const string SelectRow = """
        SELECT p.id, p.name, p.description, p.alignment_id, a.name, p.dataset_id, d.name, p.fiscal_year, p.calendar, p.currency,
          p.copied_from_id, p.copied_from_name, p.copied_from_revision, p.created_at, p.created_by_name,
          GREATEST(p.changed_at, e.at), CASE WHEN e.at >= p.changed_at THEN e.author_name ELSE p.changed_by_name END,
          e.revision, s.state
        FROM target_plans p
        JOIN alignments a ON a.workspace_id = p.workspace_id AND a.id = p.alignment_id
        JOIN datasets d ON d.workspace_id = p.workspace_id AND d.id = p.dataset_id
        JOIN LATERAL (
          SELECT x.revision, x.at, x.author_name
          FROM target_edits x
          WHERE x.workspace_id = p.workspace_id AND x.plan_id = p.id
          ORDER BY x.revision DESC
          LIMIT 1) e ON TRUE
        JOIN LATERAL (
          SELECT x.state
          FROM target_edits x
          WHERE x.workspace_id = p.workspace_id AND x.plan_id = p.id AND x.state IS NOT NULL
          ORDER BY x.revision DESC
          LIMIT 1) s ON TRUE
        """;

    /// <summary>Writes a plan with the first entries of its log and an audit row, in one transaction.</summary>
    public async Task CreateAsync(AlignmentTrail.Act act, TargetPlanRow row, IReadOnlyList<TargetEditRow> first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(first);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        Insert(batch, act.Workspace, row);
        foreach (var edit in first)
        {
            TargetLog.Add(batch, act.Workspace, row.Id, edit);
        }

        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.created", row.Id, row.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Writes a copy with the log of its source up to the revision it was taken at, and one entry more.</summary>
    public async Task CopyAsync(AlignmentTrail.Act act, TargetPlanRow row, TargetEditRow last, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(last);
        var source = row.Copied ?? throw new ArgumentException("The copy does not say of what.", nameof(row));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        Insert(batch, act.Workspace, row);
        batch.Add(
            """
            INSERT INTO target_edits
              (workspace_id, plan_id, revision, id, kind, author_id, author_name, at, reason, summary, state, alignment_revision, settings,
               record, field, amount, words)
            SELECT workspace_id, $2, revision, gen_random_uuid(), kind, author_id, author_name, at, reason, summary, state, alignment_revision, settings,
              record, field, amount, words
            FROM target_edits
            WHERE workspace_id = $1 AND plan_id = $3 AND revision <= $4
            """,
            act.Workspace.Value, row.Id, source.Id, source.Revision);
        TargetLog.Add(batch, act.Workspace, row.Id, last);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.copied", row.Id, $"{row.Name}, from {source.Name} at revision {source.Revision}"));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>One plan, or null.</summary>
    public async Task<TargetPlanRow?> FindAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE p.workspace_id = $1 AND p.id = $2
            """,
            workspace.Value, plan);
        return (await ReadAsync(command, cancellation)).FirstOrDefault();
    }

    /// <summary>A page of plans, newest first, below an id; of one alignment when it is named.</summary>
    public async Task<List<TargetPlanRow>> ListAsync(
        WorkspaceId workspace, Guid? alignment, (Guid? Below, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE p.workspace_id = $1 AND ($2::uuid IS NULL OR p.alignment_id = $2) AND ($3::uuid IS NULL OR p.id < $3)
            ORDER BY p.id DESC
            LIMIT $4
            """,
            workspace.Value, alignment, page.Below, page.Limit);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>Renames and describes; false when it is gone.</summary>
    public async Task<bool> RenameAsync(AlignmentTrail.Act act, Guid plan, (string Name, string? Description) words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "UPDATE target_plans SET name = $3, description = $4, changed_at = $5, changed_by_name = $6 WHERE workspace_id = $1 AND id = $2",
            act.Workspace.Value, plan, words.Name, words.Description, act.At, act.UserName);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.renamed", plan, words.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    /// <summary>Deletes a plan with its log, runs and requests; false when it is gone.</summary>
    public async Task<bool> DeleteAsync(AlignmentTrail.Act act, Guid plan, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("DELETE FROM target_plans WHERE workspace_id = $1 AND id = $2", act.Workspace.Value, plan);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("target-plan.deleted", plan, name));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    private static void Insert(NpgsqlBatch batch, WorkspaceId workspace, TargetPlanRow row) => batch.Add(
        """
        INSERT INTO target_plans
          (workspace_id, id, name, description, alignment_id, dataset_id, fiscal_year, calendar, currency,
           copied_from_id, copied_from_name, copied_from_revision, created_at, created_by_name, changed_at, changed_by_name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14, $13, $14)
        """,
        workspace.Value, row.Id, row.Name, row.Description, row.AlignmentId, row.DatasetId, row.FiscalYear, row.Calendar, row.Currency,
        row.Copied?.Id, row.Copied?.Name, row.Copied?.Revision, row.CreatedAt, row.CreatedBy);

    private static async Task<List<TargetPlanRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<TargetPlanRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new TargetPlanRow
            {
                Id = reader.GetGuid(0),
                Name = reader.GetString(1),
                Description = reader.IsDBNull(2) ? null : reader.GetString(2),
                AlignmentId = reader.GetGuid(3),
                AlignmentName = reader.GetString(4),
                DatasetId = reader.GetGuid(5),
                DatasetName = reader.GetString(6),
                FiscalYear = reader.GetInt32(7),
                Calendar = reader.GetString(8),
                Currency = reader.GetString(9),
                Copied = reader.IsDBNull(10) ? null : new TargetPlanRow.CopiedFrom(reader.GetGuid(10), reader.GetString(11), reader.GetInt32(12)),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(13),
                CreatedBy = reader.GetString(14),
                ChangedAt = reader.GetFieldValue<DateTimeOffset>(15),
                ChangedBy = reader.GetString(16),
                Revision = reader.GetInt32(17),
                State = reader.GetString(18),
            });
        }

        return rows;
    }
}
