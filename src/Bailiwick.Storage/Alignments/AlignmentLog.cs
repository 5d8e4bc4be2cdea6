using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>The append-only log of edits: the only truth about an alignment. Unique (workspace, alignment, revision) keeps it one line.</summary>
public sealed class AlignmentLog(NpgsqlDataSource database)
{
    private const string EditColumns = """
        e.revision, e.id, e.kind, e.author_id, e.author_name, e.at, e.reason, e.summary, e.units, e.areas, e.areas_after, e.undoes,
        (SELECT u.revision FROM alignment_edits u
         WHERE u.workspace_id = e.workspace_id AND u.alignment_id = e.alignment_id AND u.undoes = e.revision)
        """;

    /// <summary>
    /// Writes the edit, its audit row and its announcement in one transaction. False when that revision is taken (another node was faster),
    /// or the proposal is no longer open: catch up and judge again. Nothing is written then.
    /// </summary>
    public async Task<bool> AppendAsync(WorkspaceId workspace, AlignmentId alignment, EditRow edit, Change change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = edit.ProposalId is null ? null : await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(
            """
            INSERT INTO alignment_edits
              (workspace_id, alignment_id, revision, id, kind, author_id, author_name, at, reason, summary, units, areas, areas_after, undoes,
               proposal_id, change)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """,
            workspace.Value, alignment.Value, edit.Revision, edit.Id, (short)edit.Kind, edit.AuthorId, edit.AuthorName, edit.At, edit.Reason,
            edit.Summary, edit.Units, edit.Areas, edit.AreasAfter, edit.Undoes, edit.ProposalId, ChangeCodec.Write(change));
        AlignmentTrail.Add(batch, workspace, alignment, edit);
        if (edit.ProposalId is not null)
        {
            batch.Add(
                "UPDATE proposals SET state = 'accepted' WHERE workspace_id = $1 AND id = $2 AND state = 'open'",
                workspace.Value, edit.ProposalId);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }

        if (transaction is not null)
        {
            if (batch.BatchCommands[^1].RecordsAffected == 0)
            {
                return false;
            }

            await transaction.CommitAsync(cancellation);
        }

        return true;
    }

    /// <summary>The edits after a revision, in order, with what they did.</summary>
    public async Task<List<StoredEdit>> ReadAfterAsync(WorkspaceId workspace, AlignmentId alignment, int revision, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT {EditColumns}, e.change
            FROM alignment_edits e
            WHERE e.workspace_id = $1 AND e.alignment_id = $2 AND e.revision > $3
            ORDER BY e.revision
            """,
            workspace.Value, alignment.Value, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var edits = new List<StoredEdit>();
        while (await reader.ReadAsync(cancellation))
        {
            edits.Add(new StoredEdit(ReadRow(reader), ChangeCodec.Read(reader.GetFieldValue<byte[]>(13))));
        }

        return edits;
    }

    /// <summary>The edits up to a revision, in order, without what they did.</summary>
    public async Task<List<EditRow>> ReadHeadersAsync(WorkspaceId workspace, AlignmentId alignment, int upTo, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT {EditColumns}
            FROM alignment_edits e
            WHERE e.workspace_id = $1 AND e.alignment_id = $2 AND e.revision <= $3
            ORDER BY e.revision
            """,
            workspace.Value, alignment.Value, upTo);
        return await ReadRowsAsync(command, cancellation);
    }

    /// <summary>A page of the history, newest first, before a revision.</summary>
    public async Task<List<EditRow>> ReadPageAsync(
        WorkspaceId workspace, AlignmentId alignment, (int Before, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT {EditColumns}
            FROM alignment_edits e
            WHERE e.workspace_id = $1 AND e.alignment_id = $2 AND e.revision < $3
            ORDER BY e.revision DESC
            LIMIT $4
            """,
            workspace.Value, alignment.Value, page.Before, page.Limit);
        return await ReadRowsAsync(command, cancellation);
    }

    /// <summary>The newest snapshot not after a revision.</summary>
    public async Task<(int Revision, Snapshot Snapshot)?> ReadSnapshotAsync(
        WorkspaceId workspace, AlignmentId alignment, int upTo, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            SELECT revision, state
            FROM alignment_snapshots
            WHERE workspace_id = $1 AND alignment_id = $2 AND revision <= $3
            ORDER BY revision DESC
            LIMIT 1
            """,
            workspace.Value, alignment.Value, upTo);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetInt32(0), StateCodec.Read(reader.GetFieldValue<byte[]>(1)))
            : null;
    }

    /// <summary>Keeps a snapshot for faster opening, and of the older ones the first and the last two. Derived: losing it loses nothing.</summary>
    public async Task WriteSnapshotAsync(WorkspaceId workspace, AlignmentId alignment, AlignmentState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO alignment_snapshots (workspace_id, alignment_id, revision, state)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """,
            workspace.Value, alignment.Value, state.Revision.Value, StateCodec.Write(state.Areas, state.AreaOfUnit, state.Locks));
        batch.Add(
            """
            DELETE FROM alignment_snapshots
            WHERE workspace_id = $1 AND alignment_id = $2 AND revision > 0
              AND revision NOT IN (
                SELECT revision FROM alignment_snapshots
                WHERE workspace_id = $1 AND alignment_id = $2
                ORDER BY revision DESC
                LIMIT 3)
            """,
            workspace.Value, alignment.Value);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<EditRow>> ReadRowsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<EditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(ReadRow(reader));
        }

        return rows;
    }

    private static EditRow ReadRow(NpgsqlDataReader reader) => new()
    {
        Revision = reader.GetInt32(0),
        Id = reader.GetGuid(1),
        Kind = (EditKind)reader.GetInt16(2),
        AuthorId = reader.GetGuid(3),
        AuthorName = reader.GetString(4),
        At = reader.GetFieldValue<DateTimeOffset>(5),
        Reason = reader.IsDBNull(6) ? null : reader.GetString(6),
        Summary = reader.GetString(7),
        Units = reader.GetInt32(8),
        Areas = reader.GetInt32(9),
        AreasAfter = reader.GetInt32(10),
        Undoes = reader.IsDBNull(11) ? null : reader.GetInt32(11),
        UndoneBy = reader.IsDBNull(12) ? null : reader.GetInt32(12),
    };
}
