using System.Globalization;
using System.Text.Json;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Storage.Management;

/// <summary>Values of custom fields in the JSON column, and back: days and instants as text, everything else as itself.</summary>
internal static class CustomValues
{
    public static object? Read(ObjectField field, JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? null : field.Type switch
    {
        FieldType.Flag => cell.GetBoolean(),
        FieldType.Whole => cell.GetInt32(),
        FieldType.Number or FieldType.Money or FieldType.Percent => cell.GetDecimal(),
        FieldType.Date => DateOnly.ParseExact(cell.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Instant => DateTimeOffset.Parse(cell.GetString()!, CultureInfo.InvariantCulture),
        _ => cell.GetString(),
    };

    /// <summary>Null when no custom field has a value.</summary>
    public static string? Write(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        var custom = type.Fields.Where(field => field.Has(FieldFlags.Custom))
            .Select(field => (field.Name, Value: values.GetValueOrDefault(field.Name)))
            .Where(one => one.Value is not null)
            .ToDictionary(one => one.Name, one => one.Value switch
            {
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
                _ => one.Value,
            });
        return custom.Count == 0 ? null : JsonSerializer.Serialize(custom);
    }
}
