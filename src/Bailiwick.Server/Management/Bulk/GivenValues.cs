using System.Globalization;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>
/// What of a row is to be written: a file that was exported has more columns than may be written. What the service keeps by itself is passed over, and so is a
/// value that stands already or would stand by itself; any other value stays and is judged.
/// </summary>
internal static class GivenValues
{
    public static Dictionary<string, object?> ForCreate(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        var given = Filled(type, values);
        var derived = DerivedFields.Of(type, given);
        foreach (var field in Fixed(type, given, FieldFlags.Create))
        {
            if (IsSame(field, given[field.Name], derived.GetValueOrDefault(field.Name) ?? field.Default))
            {
                given.Remove(field.Name);
            }
        }

        return given;
    }

    /// <param name="type">The object.</param>
    /// <param name="values">By field.</param>
    /// <param name="record">As it stands.</param>
    /// <param name="matched">Fields that found the record: they are what they are.</param>
    public static Dictionary<string, object?> ForUpdate(ObjectType type, IReadOnlyDictionary<string, object?> values, LiveRecord record, IReadOnlyList<string> matched)
    {
        var given = new Dictionary<string, object?>(values.Where(one => !ObjectTable.IsKept(type.Find(one.Key)!)), StringComparer.OrdinalIgnoreCase);
        foreach (var name in matched)
        {
            given.Remove(name);
        }

        foreach (var field in Fixed(type, given, FieldFlags.Update))
        {
            if (IsSame(field, given[field.Name], record.Values.GetValueOrDefault(field.Name)))
            {
                given.Remove(field.Name);
            }
        }

        return given;
    }

    // To empty a field that was never filled is nothing; defaults come in its place.
    private static Dictionary<string, object?> Filled(ObjectType type, IReadOnlyDictionary<string, object?> values) =>
        new(values.Where(one => one.Value is not null && !ObjectTable.IsKept(type.Find(one.Key)!)), StringComparer.OrdinalIgnoreCase);

    private static List<ObjectField> Fixed(ObjectType type, Dictionary<string, object?> given, FieldFlags needed) =>
        [.. given.Keys.Select(name => type.Find(name)!).Where(field => !field.Has(needed))];

    private static bool IsSame(ObjectField field, object? given, object? standing)
    {
        var (one, other) = (CellText.Of(given), CellText.Of(standing));
        return one == other
            || (field.Type.IsNumber() && Number(one) is { } number && number == Number(other))
            || (field.Type == FieldType.Flag && standing is null && one == "false");
    }

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
