using Bailiwick.Core;
using Bailiwick.Storage.Boundaries;
using Npgsql;

namespace Bailiwick.Storage.Alignments;

/// <summary>Which unit of a boundary set each record of a dataset lies in: computed once, never changed, shared by all alignments on both.</summary>
public sealed class PlacementStore(NpgsqlDataSource database)
{
    /// <summary>By record: its unit or -1; null when it was not computed yet.</summary>
    public async Task<int[]?> FindAsync(WorkspaceId workspace, DatasetId dataset, BoundarySetId boundarySet, CancellationToken cancellation)
    {
        await using var command = database.Of(
            "SELECT unit_of_record FROM unit_placements WHERE workspace_id = $1 AND dataset_id = $2 AND boundary_set_id = $3",
            workspace.Value, dataset.Value, boundarySet.Value);
        return await command.ExecuteScalarAsync(cancellation) as int[];
    }

    public async Task WriteAsync(
        WorkspaceId workspace, (DatasetId Dataset, BoundarySetId BoundarySet) pair, int[] unitOfRecord, CancellationToken cancellation)
    {
        await using var command = database.Of(
            """
            INSERT INTO unit_placements (workspace_id, dataset_id, boundary_workspace_id, boundary_set_id, unit_of_record)
            SELECT $1, $2, workspace_id, id, $4
            FROM boundary_sets
            WHERE workspace_id IN ($1, $5) AND id = $3
            ON CONFLICT DO NOTHING
            """,
            workspace.Value, pair.Dataset.Value, pair.BoundarySet.Value, unitOfRecord, BoundarySetRow.BuiltIn.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
