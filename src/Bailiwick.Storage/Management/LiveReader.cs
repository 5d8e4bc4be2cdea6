using System.Text;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Storage.Management;

/// <summary>Reads versions of records over a connection: inside an act it sees what the act has written.</summary>
public static class LiveReader
{
    /// <summary>Records by ascending id.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="workspace">Whose.</param>
    /// <param name="type">A stored object, with the workspace's custom fields.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellation">To stop.</param>
    public static async Task<List<LiveRecord>> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectType type, LiveQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var table = ObjectTable.Of(type);
        await using var command = new NpgsqlCommand { Connection = connection };
        var text = new StringBuilder($"{SelectOf(table)} WHERE workspace_id = $1");
        command.Parameters.AddWithValue(workspace.Value);
        AddConditions(text, command, type, query);
        text.Append(" ORDER BY id, from_act");
        if (query.Limit is { } limit)
        {
            text.Append($" LIMIT {Next(command, limit, NpgsqlDbType.Integer)}");
        }

        command.CommandText = text.ToString();
        return await ReadAsync(command, type, table, cancellation);
    }

    /// <summary>All versions of one record, oldest first.</summary>
    public static async Task<List<LiveRecord>> VersionsAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ObjectType type, string id, CancellationToken cancellation)
    {
        var table = ObjectTable.Of(type);
        await using var command = new NpgsqlCommand($"{SelectOf(table)} WHERE workspace_id = $1 AND id = $2 ORDER BY from_act", connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        return await ReadAsync(command, type, table, cancellation);
    }

    /// <summary>How many records there are.</summary>
    public static async Task<long> CountAsync(NpgsqlConnection connection, WorkspaceId workspace, ObjectType type, LiveQuery query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var text = new StringBuilder($"SELECT count(*) FROM {ObjectTable.Of(type).Name} WHERE workspace_id = $1");
        command.Parameters.AddWithValue(workspace.Value);
        AddConditions(text, command, type, query);
        command.CommandText = text.ToString();
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string SelectOf(ObjectTable table) =>
        $"SELECT id, from_act, to_act, created_act, custom::text{string.Concat(table.Columns.Select(column => $", {column.Name}"))} FROM {table.Name}";

    private static void AddConditions(StringBuilder text, NpgsqlCommand command, ObjectType type, LiveQuery query)
    {
        var table = ObjectTable.Of(type);
        text.Append(query.EndedSince is { } since ? $" AND to_act >= {Next(command, since, NpgsqlDbType.Bigint)}"
            : query.AsOf is { } act
            ? $" AND from_act <= {Next(command, act, NpgsqlDbType.Bigint)} AND (to_act IS NULL OR to_act > ${command.Parameters.Count})"
            : " AND to_act IS NULL");
        foreach (var (field, values) in query.Equal)
        {
            var array = Next(command, values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            var column = table.Columns.FirstOrDefault(one => one.Field.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
            text.Append(field.Equals("Id", StringComparison.OrdinalIgnoreCase) ? $" AND id = ANY({array})"
                : column is null ? $" AND custom->>{Next(command, type.Find(field)?.Name ?? field, NpgsqlDbType.Text)} = ANY({array})"
                : column.Field.Type.IsText() ? $" AND {column.Name} = ANY({array})"
                : $" AND {column.Name}::text = ANY({array})");
        }

        if (query.Search is { Length: > 0 } words && type.Fields.FirstOrDefault(field => field.Has(FieldFlags.Name)) is { } name)
        {
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            text.Append($" AND {table.Columns.First(one => one.Field == name).Name} ILIKE {Next(command, pattern, NpgsqlDbType.Text)}");
        }

        if (query.After is { } after)
        {
            text.Append($" AND id > {Next(command, after, NpgsqlDbType.Text)}");
        }
    }

    private static async Task<List<LiveRecord>> ReadAsync(NpgsqlCommand command, ObjectType type, ObjectTable table, CancellationToken cancellation)
    {
        const int First = 5;
        var records = new List<LiveRecord>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var values = new Dictionary<string, object?>(table.Columns.Length, StringComparer.OrdinalIgnoreCase);
            for (var at = 0; at < table.Columns.Length; at++)
            {
                values[table.Columns[at].Field.Name] = Cell(reader, First + at, table.Columns[at].Field.Type);
            }

            if (type.TakesCustomFields)
            {
                AddCustom(values, type, reader.IsDBNull(4) ? null : reader.GetString(4));
            }

            records.Add(new LiveRecord(reader.GetString(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.GetInt64(3), values));
        }

        return records;
    }

    private static object? Cell(NpgsqlDataReader reader, int at, FieldType type) => reader.IsDBNull(at) ? null : type switch
    {
        FieldType.Flag => reader.GetBoolean(at),
        FieldType.Whole => reader.GetInt32(at),
        FieldType.Number or FieldType.Money or FieldType.Percent => reader.GetDecimal(at),
        FieldType.Date => reader.GetFieldValue<DateOnly>(at),
        FieldType.Instant => reader.GetFieldValue<DateTimeOffset>(at),
        _ => reader.GetString(at),
    };

    private static void AddCustom(Dictionary<string, object?> values, ObjectType type, string? json)
    {
        using var document = json is null ? null : JsonDocument.Parse(json);
        foreach (var field in type.Fields.Where(field => field.Has(FieldFlags.Custom)))
        {
            values[field.Name] = document is not null && document.RootElement.TryGetProperty(field.Name, out var cell) ? CustomValues.Read(field, cell) : null;
        }
    }

    private static string Next(NpgsqlCommand command, object value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return $"${command.Parameters.Count}";
    }
}
