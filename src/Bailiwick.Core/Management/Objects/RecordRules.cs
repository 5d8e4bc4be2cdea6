using System.Globalization;

namespace Bailiwick.Core.Management.Objects;

/// <summary>Whether values may be written to a record, judged by the catalogue alone; what needs other records is judged elsewhere.</summary>
public static class RecordRules
{
    /// <summary>A new record's values, complete with defaults and in catalogue types, or the first refusal in the order given.</summary>
    /// <param name="type">The object.</param>
    /// <param name="values">By field name in any case; text, bool, numbers, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or null.</param>
    public static Outcome<IReadOnlyDictionary<string, object?>> ForCreate(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.Takes(ObjectCalls.Create))
        {
            return ManagementRefusals.CallNotTaken(type.Name, "create");
        }

        var judged = Judge(type, values, FieldFlags.Create);
        if (!judged.IsDone)
        {
            return judged.Refusal;
        }

        var complete = judged.Value;
        foreach (var field in type.Fields.Where(field => !complete.ContainsKey(field.Name)))
        {
            if (field.IsRequired)
            {
                return ManagementRefusals.FieldMissing(type.Name, field.Name);
            }

            if (field.Default is { } standard)
            {
                complete[field.Name] = standard;
            }
        }

        return complete;
    }

    /// <summary>The changes to a record in catalogue types, or the first refusal.</summary>
    /// <param name="type">The object.</param>
    /// <param name="values">As for <see cref="ForCreate"/>, only what changes.</param>
    public static Outcome<IReadOnlyDictionary<string, object?>> ForUpdate(ObjectType type, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.Takes(ObjectCalls.Update))
        {
            return ManagementRefusals.CallNotTaken(type.Name, "update");
        }

        var judged = Judge(type, values, FieldFlags.Update);
        return judged.IsDone ? judged.Value : judged.Refusal;
    }

    private static Outcome<Dictionary<string, object?>> Judge(ObjectType type, IReadOnlyDictionary<string, object?> values, FieldFlags needed)
    {
        ArgumentNullException.ThrowIfNull(values);
        var clean = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            if (type.Find(name) is not { } field)
            {
                return ManagementRefusals.UnknownField(type.Name, name);
            }

            if (!field.Has(needed))
            {
                return ManagementRefusals.FieldNotWritable(type.Name, field, needed);
            }

            var read = Read(type, field, value);
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            clean[field.Name] = read.Value.Value;
        }

        return clean;
    }

    /// <summary>The value in the field's own type. Empty text is empty.</summary>
    private static Outcome<FieldValue> Read(ObjectType type, ObjectField field, object? value)
    {
        if (value is null or "")
        {
            return field.Has(FieldFlags.Nillable) ? new FieldValue(null)
                : field.Type == FieldType.Flag ? ManagementRefusals.BadValue(type.Name, field, "empty")
                : ManagementRefusals.FieldMissing(type.Name, field.Name);
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{value}");
        return field.Type switch
        {
            FieldType.Flag when value is bool => new FieldValue(value),
            FieldType.Flag when text is "true" or "false" => new FieldValue(text == "true"),
            FieldType.Whole when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new FieldValue(whole),
            FieldType.Number or FieldType.Money or FieldType.Percent when value is not (bool or DateOnly or DateTimeOffset)
                && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new FieldValue(number),
            FieldType.Date when value is DateOnly => new FieldValue(value),
            FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) => new FieldValue(day),
            FieldType.Instant when value is DateTimeOffset at => new FieldValue(at.ToUniversalTime()),
            FieldType.Instant when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) => new FieldValue(at),
            _ when field.Type.IsText() && value is string => ReadText(type, field, text),
            _ => ManagementRefusals.BadValue(type.Name, field, text),
        };
    }

    private static Outcome<FieldValue> ReadText(ObjectType type, ObjectField field, string text)
    {
        if (field.Length > 0 && text.Length > field.Length)
        {
            return ManagementRefusals.TooLong(type.Name, field, text.Length);
        }

        if (field.Has(FieldFlags.DeveloperName) && !DeveloperNames.IsValid(text))
        {
            return ManagementRefusals.BadDeveloperName(text);
        }

        if (!field.Has(FieldFlags.Restricted) || field.Values.IsEmpty)
        {
            return new FieldValue(text);
        }

        var known = field.Name.EndsWith("AccessLevel", StringComparison.Ordinal) ? AccessLevels.WireName(text) ?? text : text;
        return field.Values.FirstOrDefault(one => one.Equals(known, StringComparison.OrdinalIgnoreCase)) is { } exact
            ? new FieldValue(exact)
            : ManagementRefusals.NotInList(type.Name, field, text);
    }

    private readonly record struct FieldValue(object? Value);
}
