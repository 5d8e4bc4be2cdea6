namespace Bailiwick.Core.Management.Objects;

/// <summary>What each <see cref="FieldType"/> is called and can do.</summary>
public static class FieldTypes
{
    /// <summary>The type's name in a Salesforce describe: <c>string</c>, <c>double</c>, <c>datetime</c> ...</summary>
    /// <param name="type">Any type.</param>
    public static string WireName(this FieldType type) => type switch
    {
        FieldType.Id => "id",
        FieldType.Text => "string",
        FieldType.TextArea => "textarea",
        FieldType.Picklist => "picklist",
        FieldType.MultiPicklist => "multipicklist",
        FieldType.Flag => "boolean",
        FieldType.Whole => "int",
        FieldType.Number => "double",
        FieldType.Money => "currency",
        FieldType.Percent => "percent",
        FieldType.Date => "date",
        FieldType.Instant => "datetime",
        FieldType.Reference => "reference",
        FieldType.Email => "email",
        FieldType.Phone => "phone",
        FieldType.Url => "url",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };

    /// <summary>Whether the values are characters with a greatest length.</summary>
    /// <param name="type">Any type.</param>
    public static bool IsText(this FieldType type) => type is FieldType.Id or FieldType.Text or FieldType.TextArea or FieldType.Picklist
        or FieldType.MultiPicklist or FieldType.Reference or FieldType.Email or FieldType.Phone or FieldType.Url;

    /// <summary>Whether the values are numbers.</summary>
    /// <param name="type">Any type.</param>
    public static bool IsNumber(this FieldType type) => type is FieldType.Whole or FieldType.Number or FieldType.Money or FieldType.Percent;
}
