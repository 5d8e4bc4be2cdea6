using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Targets;

/// <summary>The append-only log of a target plan: the only truth about it. Unique (workspace, plan, revision) keeps it one line.</summary>
public sealed class TargetLog(NpgsqlDataSource database)
{
    private const string Columns = "revision, id, kind, author_id, author_name, at, reason, summary, state, alignment_revision";

    /// <summary>
    /// Writes the entry, its audit row and its announcement in one transaction. False when that revision is taken (another node was faster):
    /// catch up and judge again. Nothing is written then. The summary is heard by everybody who watches and carries no amounts.
    /// </summary>
    public async Task<bool> AppendAsync(WorkspaceId workspace, TargetPlanRow plan, TargetEditRow edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(edit);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, workspace, plan.Id, edit);
        AlignmentTrail.Add(
            batch,
            new AlignmentTrail.Act(workspace, new UserId(edit.AuthorId), edit.AuthorName, edit.At),
            new AlignmentTrail.Entry("target-plan.edited", plan.Id, $"{plan.Name}, revision {edit.Revision}: {edit.Summary}"));
        Announce(batch, workspace, (plan.AlignmentId, plan.Id), (edit.Revision, edit.AuthorName, edit.Summary));
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

    /// <summary>The entries after a revision, in order, with what was entered.</summary>
    public async Task<List<TargetEditRow>> ReadAfterAsync(WorkspaceId workspace, Guid plan, int revision, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT {Columns}, settings, record, field, amount, words
            FROM target_edits
            WHERE workspace_id = $1 AND plan_id = $2 AND revision > $3
            ORDER BY revision
            """,
            workspace.Value, plan, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var edits = new List<TargetEditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            edits.Add(ReadRow(reader) with { Settings = Text(reader, 10), Cells = ReadCells(reader) });
        }

        return edits;
    }

    /// <summary>A page of the log, newest first, before a revision, without what was entered.</summary>
    public async Task<List<TargetEditRow>> ReadPageAsync(WorkspaceId workspace, Guid plan, (int Before, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            SELECT {Columns}
            FROM target_edits
            WHERE workspace_id = $1 AND plan_id = $2 AND revision < $3
            ORDER BY revision DESC
            LIMIT $4
            """,
            workspace.Value, plan, page.Before, page.Limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var edits = new List<TargetEditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            edits.Add(ReadRow(reader));
        }

        return edits;
    }

    internal static void Add(NpgsqlBatch batch, WorkspaceId workspace, Guid plan, TargetEditRow edit) => batch.Add(
        """
        INSERT INTO target_edits
          (workspace_id, plan_id, revision, id, kind, author_id, author_name, at, reason, summary, state, alignment_revision, settings,
           record, field, amount, words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $16, $17)
        """,
        workspace.Value, plan, edit.Revision, edit.Id, edit.Kind, edit.AuthorId, edit.AuthorName, edit.At, edit.Reason, edit.Summary, edit.State,
        edit.AlignmentRevision, edit.Settings,
        edit.Cells.Select(cell => cell.Record).ToArray(),
        edit.Cells.Select(cell => (short)cell.Field).ToArray(),
        edit.Cells.Select(cell => cell.Amount).ToArray(),
        edit.Cells.Select(cell => cell.Words).ToArray());

    /// <summary>Tells who watches the alignment; goes out with the commit.</summary>
    internal static void Announce(NpgsqlBatch batch, WorkspaceId workspace, (Guid Alignment, Guid Plan) of, (int? Revision, string Author, string Summary) news) =>
        batch.Add("SELECT pg_notify('bailiwick', $1)", JsonSerializer.Serialize(new
        {
            kind = "targets",
            workspace = workspace.Value,
            id = of.Alignment,
            plan = of.Plan,
            revision = news.Revision,
            author = news.Author,
            summary = news.Summary,
        }));

    private static TargetEditRow ReadRow(NpgsqlDataReader reader) => new()
    {
        Revision = reader.GetInt32(0),
        Id = reader.GetGuid(1),
        Kind = reader.GetString(2),
        AuthorId = reader.GetGuid(3),
        AuthorName = reader.GetString(4),
        At = reader.GetFieldValue<DateTimeOffset>(5),
        Reason = Text(reader, 6),
        Summary = reader.GetString(7),
        State = Text(reader, 8),
        AlignmentRevision = reader.IsDBNull(9) ? null : reader.GetInt32(9),
    };

    private static TargetCell[] ReadCells(NpgsqlDataReader reader)
    {
        var (records, fields) = (reader.GetFieldValue<int[]>(11), reader.GetFieldValue<short[]>(12));
        var (amounts, words) = (reader.GetFieldValue<decimal?[]>(13), reader.GetFieldValue<string?[]>(14));
        var cells = new TargetCell[records.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = new TargetCell(records[i], (TargetField)fields[i], amounts[i], words[i]);
        }

        return cells;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
