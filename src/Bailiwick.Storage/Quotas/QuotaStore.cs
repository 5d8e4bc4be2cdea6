using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Quotas;

/// <summary>Quota plans and their append-only log.</summary>
public sealed class QuotaStore(NpgsqlDataSource database)
{
    private const string SelectRow = """
        SELECT q.id, q.name, q.target_plan_id, t.name, q.created_at, q.created_by_name, e.revision, e.at, e.author_name,
          (SELECT x.state FROM quota_edits x
           WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id AND x.state IS NOT NULL
           ORDER BY x.revision DESC LIMIT 1),
          (SELECT x.content::text FROM quota_edits x
           WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id AND x.content IS NOT NULL
           ORDER BY x.revision DESC LIMIT 1),
          a.approved, a.revision, q.copied_id, q.copied_name, q.copied_revision
        FROM quota_plans q
        JOIN target_plans t ON t.workspace_id = q.workspace_id AND t.id = q.target_plan_id
        JOIN LATERAL (
          SELECT x.revision, x.at, x.author_name FROM quota_edits x
          WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id
          ORDER BY x.revision DESC LIMIT 1) e ON TRUE
        LEFT JOIN LATERAL (
          SELECT x.approved, x.revision FROM quota_edits x
          WHERE x.workspace_id = q.workspace_id AND x.plan_id = q.id AND x.approved IS NOT NULL
          ORDER BY x.revision DESC LIMIT 1) a ON TRUE
        """;

    /// <summary>Writes a plan with the first entry of its log and an audit row, in one transaction.</summary>
    public async Task CreateAsync(AlignmentTrail.Act act, (Guid Id, string Name, Guid TargetPlan, QuotaPlanRow.CopiedFrom? Copied) plan, QuotaEditRow first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(first);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO quota_plans (workspace_id, id, name, target_plan_id, created_at, created_by_name, copied_id, copied_name, copied_revision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            act.Workspace.Value, plan.Id, plan.Name, plan.TargetPlan, act.At, act.UserName, plan.Copied?.Id, plan.Copied?.Name, plan.Copied?.Revision);
        Add(batch, act.Workspace, plan.Id, first);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("quota-plan.created", plan.Id, plan.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Writes an entry with its audit row; false when that revision is taken: nothing is written then.</summary>
    public async Task<bool> AppendAsync(AlignmentTrail.Act act, QuotaPlanRow plan, QuotaEditRow edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(edit);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, act.Workspace, plan.Id, edit);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("quota-plan.edited", plan.Id, $"{plan.Name}, revision {edit.Revision}: {edit.Summary}"));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    public async Task<QuotaPlanRow?> FindAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        await using var command = database.Of($"{SelectRow} WHERE q.workspace_id = $1 AND q.id = $2", workspace.Value, plan);
        return (await ReadAsync(command, cancellation)).FirstOrDefault();
    }

    /// <summary>All of a workspace, newest first.</summary>
    public async Task<List<QuotaPlanRow>> ListAsync(WorkspaceId workspace, (Guid? Below, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"{SelectRow} WHERE q.workspace_id = $1 AND ($2::uuid IS NULL OR q.id < $2) ORDER BY q.id DESC LIMIT $3", workspace.Value, page.Below, page.Limit);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>The log, newest first, before a revision; without contents.</summary>
    public async Task<List<QuotaEditRow>> ReadPageAsync(WorkspaceId workspace, Guid plan, (int Before, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT revision, id, author_id, author_name, at, reason, summary, state
            FROM quota_edits
            WHERE workspace_id = $1 AND plan_id = $2 AND revision < $3
            ORDER BY revision DESC
            LIMIT $4
            """,
            workspace.Value, plan, page.Before, page.Limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var edits = new List<QuotaEditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            edits.Add(ReadHead(reader) with { State = reader.IsDBNull(7) ? null : reader.GetString(7) });
        }

        return edits;
    }

    /// <summary>The dated changes, oldest first.</summary>
    public async Task<List<QuotaEditRow>> ReadChangesAsync(WorkspaceId workspace, Guid plan, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT revision, id, author_id, author_name, at, reason, summary, change::text
            FROM quota_edits
            WHERE workspace_id = $1 AND plan_id = $2 AND change IS NOT NULL
            ORDER BY revision
            """,
            workspace.Value, plan);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var edits = new List<QuotaEditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            edits.Add(ReadHead(reader) with { Change = reader.GetString(7) });
        }

        return edits;
    }

    /// <summary>What the workspace is called: who a quota letter comes from.</summary>
    public async Task<string> WorkspaceNameAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = database.Of("SELECT name FROM workspaces WHERE id = $1", workspace.Value);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Deletes a plan with its log; false when it is gone.</summary>
    public async Task<bool> DeleteAsync(AlignmentTrail.Act act, QuotaPlanRow plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(plan);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("DELETE FROM quota_plans WHERE workspace_id = $1 AND id = $2", act.Workspace.Value, plan.Id);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("quota-plan.deleted", plan.Id, plan.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    private static void Add(NpgsqlBatch batch, WorkspaceId workspace, Guid plan, QuotaEditRow edit) => batch.Add(
        """
        INSERT INTO quota_edits (workspace_id, plan_id, revision, id, author_id, author_name, at, reason, summary, state, content, approved, change)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13::jsonb)
        """,
        workspace.Value, plan, edit.Revision, edit.Id, edit.AuthorId, edit.AuthorName, edit.At, edit.Reason, edit.Summary, edit.State, edit.Content, edit.Approved,
        edit.Change);

    private static async Task<List<QuotaPlanRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<QuotaPlanRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new QuotaPlanRow
            {
                Id = reader.GetGuid(0),
                Name = reader.GetString(1),
                TargetPlanId = reader.GetGuid(2),
                TargetPlanName = reader.GetString(3),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(4),
                CreatedBy = reader.GetString(5),
                Revision = reader.GetInt32(6),
                ChangedAt = reader.GetFieldValue<DateTimeOffset>(7),
                ChangedBy = reader.GetString(8),
                State = reader.GetString(9),
                Content = reader.GetString(10),
                Approved = reader.IsDBNull(11) ? null : reader.GetString(11),
                ApprovedRevision = reader.IsDBNull(12) ? null : reader.GetInt32(12),
                Copied = reader.IsDBNull(13) ? null : new QuotaPlanRow.CopiedFrom(reader.GetGuid(13), reader.GetString(14), reader.GetInt32(15)),
            });
        }

        return rows;
    }

    private static QuotaEditRow ReadHead(NpgsqlDataReader reader) => new()
    {
        Revision = reader.GetInt32(0),
        Id = reader.GetGuid(1),
        AuthorId = reader.GetGuid(2),
        AuthorName = reader.GetString(3),
        At = reader.GetFieldValue<DateTimeOffset>(4),
        Reason = reader.IsDBNull(5) ? null : reader.GetString(5),
        Summary = reader.GetString(6),
    };
}
