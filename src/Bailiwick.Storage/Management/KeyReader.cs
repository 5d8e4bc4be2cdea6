using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Finds present records by what stands in their fields, many at once.</summary>
public static class KeyReader
{
    /// <summary>Ids by place of the key asked for, ascending; places without a record are missing. Text is compared without regard to case, ids are not.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="workspace">Whose.</param>
    /// <param name="type">A stored object.</param>
    /// <param name="fields">Which fields make the key; texts, references, the id or whole numbers.</param>
    /// <param name="keys">For each key, its values by field.</param>
    /// <param name="cancellation">To stop.</param>
    public static async Task<Dictionary<int, List<string>>> FindAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectType type, IReadOnlyList<ObjectField> fields, IReadOnlyList<string[]> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<int, List<string>>();
        if (keys.Count == 0)
        {
            return found;
        }

        var table = ObjectTable.Of(type);
        await using var command = new NpgsqlCommand { Connection = connection, CommandTimeout = 600 };
        command.Parameters.AddWithValue(workspace.Value);
        var conditions = new List<string>();
        for (var at = 0; at < fields.Count; at++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = keys.Select(key => key[at]).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            conditions.Add(ConditionOf(table, fields[at], $"k.v{at}"));
        }

        command.CommandText = $"""
            SELECT k.place, r.id
            FROM unnest({string.Join(", ", fields.Select((_, at) => $"${at + 2}"))}) WITH ORDINALITY AS k ({string.Join(", ", fields.Select((_, at) => $"v{at}"))}, place)
            JOIN {table.Name} r ON r.workspace_id = $1 AND r.to_act IS NULL AND {string.Join(" AND ", conditions)}
            ORDER BY k.place, r.id
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var place = (int)reader.GetInt64(0) - 1;
            (found.TryGetValue(place, out var ids) ? ids : found[place] = []).Add(reader.GetString(1));
        }

        return found;
    }

    private static string ConditionOf(ObjectTable table, ObjectField field, string value)
    {
        var column = table.Columns.FirstOrDefault(one => one.Field.Name == field.Name);
        var read = field.Type == FieldType.Id ? "r.id" : column is null ? $"r.custom->>'{field.Name}'" : $"r.{column.Name}";
        return field.Type is FieldType.Id or FieldType.Reference ? $"{read} = {value}"
            : field.Type.IsText() ? $"lower({read}) = lower({value})"
            : $"({read})::text = {value}";
    }
}
