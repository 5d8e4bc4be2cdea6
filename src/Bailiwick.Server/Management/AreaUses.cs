using Bailiwick.Core;
using Npgsql;

namespace Bailiwick.Server.Management;

/// <summary>What of the live model stands on boundary sets.</summary>
internal static class AreaUses
{
    /// <summary>
    /// Waits for the act that is being written, then names the rules, of models of any state, whose value sets have units of the boundary set; a value set that no
    /// rule names stands for itself. The answer stays right for acts until the transaction ends.
    /// </summary>
    public static async Task<List<string>> OfBoundarySetAsync(NpgsqlConnection connection, WorkspaceId workspace, Guid boundarySet, CancellationToken cancellation)
    {
        await using (var wait = new NpgsqlCommand("SELECT FROM live_heads WHERE workspace_id = $1 FOR UPDATE", connection))
        {
            wait.Parameters.AddWithValue(workspace.Value);
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT coalesce(r.master_label, 'value set ' || s.master_label) || ' (' || m.name || ')' AS name
            FROM live_territory2_value_set s
            JOIN live_territory2_model m ON m.workspace_id = $1 AND m.id = s.territory2_model_id AND m.to_act IS NULL
            LEFT JOIN (live_object_territory2_assignment_rule r
                JOIN live_object_territory2_assignment_rule_item i ON i.workspace_id = $1 AND i.rule_id = r.id AND i.to_act IS NULL AND i.operation IN ('inBoundary', 'notInBoundary'))
                ON r.workspace_id = $1 AND r.territory2_model_id = m.id AND r.to_act IS NULL AND lower(trim(i.value)) = lower(s.developer_name)
            WHERE s.workspace_id = $1 AND s.to_act IS NULL AND lower(s.boundary_set_id) IN ($2::uuid::text, replace($2::uuid::text, '-', ''))
            ORDER BY name
            """,
            connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(boundarySet);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
