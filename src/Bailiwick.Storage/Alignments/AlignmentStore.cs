using Bailiwick.Core;
using Bailiwick.Storage.Boundaries;
using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>The alignments of a workspace: what they are made of, not what was done to them.</summary>
public sealed class AlignmentStore(NpgsqlDataSource database)
{
    private const string SelectRow = """
        SELECT a.id, a.name, a.description, a.dataset_id, d.name, a.boundary_set_id, a.units, a.levels,
          a.balance_measure, a.balance_tolerance, a.balance_contiguous,
          COALESCE(e.areas_after, a.areas), COALESCE(e.revision, 0),
          a.copied_from_id, a.copied_from_name, a.copied_from_revision,
          a.created_at, a.created_by_name,
          GREATEST(a.changed_at, e.at), CASE WHEN e.at >= a.changed_at THEN e.author_name ELSE a.changed_by_name END
        FROM alignments a
        JOIN datasets d ON d.workspace_id = a.workspace_id AND d.id = a.dataset_id
        LEFT JOIN LATERAL (
          SELECT x.revision, x.areas_after, x.at, x.author_name
          FROM alignment_edits x
          WHERE x.workspace_id = a.workspace_id AND x.alignment_id = a.id
          ORDER BY x.revision DESC
          LIMIT 1) e ON TRUE
        """;

    /// <summary>Writes an alignment at revision 0 with its first snapshot and an audit row, in one transaction.</summary>
    public async Task CreateAsync(WorkspaceId workspace, UserId author, AlignmentRow row, Snapshot first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(first);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO alignments
              (workspace_id, id, name, description, dataset_id, boundary_workspace_id, boundary_set_id, units, levels,
               balance_measure, balance_tolerance, balance_contiguous, areas,
               copied_from_id, copied_from_name, copied_from_revision,
               created_at, created_by_name, changed_at, changed_by_name)
            VALUES
              ($1, $2, $3, $4, $5, (SELECT workspace_id FROM boundary_sets WHERE workspace_id IN ($1, $18) AND id = $6), $6, $7, $8,
               $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $17)
            """,
            workspace.Value, row.Id, row.Name, row.Description, row.DatasetId, row.BoundarySetId, row.Units, row.Levels,
            row.BalanceMeasure, row.BalanceTolerance, row.BalanceContiguous, row.Areas,
            row.Copied?.Id, row.Copied?.Name, row.Copied?.Revision, row.CreatedAt, row.CreatedBy,
            BoundarySetRow.BuiltIn.Value);
        batch.Add(
            """
            INSERT INTO alignment_snapshots (workspace_id, alignment_id, revision, state)
            VALUES ($1, $2, 0, $3)
            """,
            workspace.Value, row.Id, StateCodec.Write(first.Areas, first.AreaOfUnit, first.Locks));
        AlignmentTrail.Add(batch, new AlignmentTrail.Act(workspace, author, row.CreatedBy, row.CreatedAt), new AlignmentTrail.Entry("alignment.created", row.Id, row.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>One alignment, or null.</summary>
    public async Task<AlignmentRow?> FindAsync(WorkspaceId workspace, AlignmentId alignment, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE a.workspace_id = $1 AND a.id = $2
            """,
            workspace.Value, alignment.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? ReadRow(reader) : null;
    }

    /// <summary>A page of alignments, newest first (ids grow with time), below an id.</summary>
    public async Task<List<AlignmentRow>> ListAsync(WorkspaceId workspace, Guid? below, int limit, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE a.workspace_id = $1 AND ($2::uuid IS NULL OR a.id < $2)
            ORDER BY a.id DESC
            LIMIT $3
            """,
            workspace.Value, below, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<AlignmentRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(ReadRow(reader));
        }

        return rows;
    }

    /// <summary>Writes name, description and balance; false when it is gone.</summary>
    public async Task<bool> ChangeAsync(WorkspaceId workspace, UserId author, AlignmentRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            UPDATE alignments
            SET name = $3, description = $4, balance_measure = $5, balance_tolerance = $6, balance_contiguous = $7,
              changed_at = $8, changed_by_name = $9
            WHERE workspace_id = $1 AND id = $2
            """,
            workspace.Value, row.Id, row.Name, row.Description, row.BalanceMeasure, row.BalanceTolerance, row.BalanceContiguous,
            row.ChangedAt, row.ChangedBy);
        AlignmentTrail.Add(batch, new AlignmentTrail.Act(workspace, author, row.ChangedBy, row.ChangedAt), new AlignmentTrail.Entry("alignment.changed", row.Id, row.Name));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    /// <summary>Deletes an alignment with its log and proposals; false when it is gone.</summary>
    public async Task<bool> DeleteAsync(AlignmentTrail.Act act, Guid alignment, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("DELETE FROM alignments WHERE workspace_id = $1 AND id = $2", act.Workspace.Value, alignment);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("alignment.deleted", alignment, name));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    private static AlignmentRow ReadRow(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Name = reader.GetString(1),
        Description = reader.IsDBNull(2) ? null : reader.GetString(2),
        DatasetId = reader.GetGuid(3),
        DatasetName = reader.GetString(4),
        BoundarySetId = reader.IsDBNull(5) ? null : reader.GetGuid(5),
        Units = reader.GetInt32(6),
        Levels = reader.GetFieldValue<string[]>(7),
        BalanceMeasure = reader.GetString(8),
        BalanceTolerance = reader.GetDouble(9),
        BalanceContiguous = reader.GetBoolean(10),
        Areas = reader.GetInt32(11),
        Revision = reader.GetInt32(12),
        Copied = reader.IsDBNull(13) ? null : new AlignmentRow.CopiedFrom(reader.GetGuid(13), reader.GetString(14), reader.GetInt32(15)),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(16),
        CreatedBy = reader.GetString(17),
        ChangedAt = reader.GetFieldValue<DateTimeOffset>(18),
        ChangedBy = reader.GetString(19),
    };
}
