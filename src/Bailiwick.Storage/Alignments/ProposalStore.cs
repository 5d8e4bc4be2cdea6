using System.Runtime.InteropServices;
using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>What optimization runs found.</summary>
public sealed class ProposalStore(NpgsqlDataSource database)
{
    private const string SelectRow = """
        SELECT id, alignment_id, job_id, base_revision, state, created_at, created_by_name, moved_units, findings
        FROM proposals
        """;

    /// <summary>Writes a proposal inside the transaction that ends its job.</summary>
    public static async Task InsertAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ProposalRow row, ushort[] areaOfUnit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            INSERT INTO proposals
              (workspace_id, id, alignment_id, job_id, base_revision, state, created_at, created_by_name, moved_units, findings, area_of_unit)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11)
            """,
            workspace.Value, row.Id, row.AlignmentId, row.JobId, row.BaseRevision, row.State, row.CreatedAt, row.CreatedBy, row.MovedUnits,
            row.Findings, MemoryMarshal.AsBytes<ushort>(areaOfUnit).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<ProposalRow?> FindAsync(WorkspaceId workspace, Guid proposal, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE workspace_id = $1 AND id = $2
            """,
            workspace.Value, proposal);
        return (await ReadAsync(command, cancellation)).FirstOrDefault();
    }

    public async Task<List<ProposalRow>> ListAsync(
        WorkspaceId workspace, Guid? alignment, (Guid? Below, int Limit) page, CancellationToken cancellation)
    {
        await using var command = database.Of(
            $"""
            {SelectRow}
            WHERE workspace_id = $1 AND ($2::uuid IS NULL OR alignment_id = $2) AND ($3::uuid IS NULL OR id < $3)
            ORDER BY id DESC
            LIMIT $4
            """,
            workspace.Value, alignment, page.Below, page.Limit);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>By unit: the proposed area number, or 65535.</summary>
    public async Task<ushort[]?> ReadAssignmentAsync(WorkspaceId workspace, Guid proposal, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "SELECT area_of_unit FROM proposals WHERE workspace_id = $1 AND id = $2", workspace.Value, proposal);
        return await command.ExecuteScalarAsync(cancellation) is byte[] bytes ? MemoryMarshal.Cast<byte, ushort>(bytes).ToArray() : null;
    }

    /// <summary>Discards an open proposal; false when it is not open (any more).</summary>
    public async Task<bool> DiscardAsync(AlignmentTrail.Act act, Guid proposal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "UPDATE proposals SET state = 'discarded' WHERE workspace_id = $1 AND id = $2 AND state = 'open'", act.Workspace.Value, proposal);
        AlignmentTrail.Add(batch, act, new AlignmentTrail.Entry("proposal.discarded", proposal, ""));
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected > 0;
    }

    private static async Task<List<ProposalRow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ProposalRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new ProposalRow
            {
                Id = reader.GetGuid(0),
                AlignmentId = reader.GetGuid(1),
                JobId = reader.GetGuid(2),
                BaseRevision = reader.GetInt32(3),
                State = reader.GetString(4),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
                CreatedBy = reader.GetString(6),
                MovedUnits = reader.GetInt32(7),
                Findings = reader.GetString(8),
            });
        }

        return rows;
    }
}
