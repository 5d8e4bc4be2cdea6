using Bailiwick.Core;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Fields that a workspace added, as JSON definitions.</summary>
public sealed class CustomFieldStore(NpgsqlDataSource database)
{
    /// <summary>By object and name.</summary>
    public async Task<List<(string ObjectName, string Name, string Definition)>> ListAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT object, name, definition::text FROM live_custom_fields WHERE workspace_id = $1 ORDER BY object, name");
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var fields = new List<(string, string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            fields.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return fields;
    }

    /// <summary>False when the object has a field of that name already.</summary>
    public async Task<bool> AddAsync(WorkspaceId workspace, string objectName, string name, string definition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO live_custom_fields (workspace_id, object, name, definition) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(objectName);
        command.Parameters.AddWithValue(name);
        command.Parameters.Add(new NpgsqlParameter { Value = definition, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
