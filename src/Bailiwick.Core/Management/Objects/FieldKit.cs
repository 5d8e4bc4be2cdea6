using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Objects;

/// <summary>Short ways to write a field with the property letters of the Object Reference: C U N F G S R D, and Q for unique.</summary>
internal static class FieldKit
{
    private const int IdLength = 18;

    public static ObjectField Text(string name, int length, string letters, string? label = null) =>
        Field(name, FieldType.Text, letters, label) with { Length = length };

    public static ObjectField Label(string name, int length, string letters, string? label = null) =>
        Text(name, length, letters, label) is var field ? field with { Flags = field.Flags | FieldFlags.Name } : field;

    public static ObjectField DeveloperName(string letters = "CUFGSQ", string? label = null) =>
        Text("DeveloperName", 80, letters, label ?? "Developer Name") is var field ? field with { Flags = field.Flags | FieldFlags.DeveloperName } : field;

    public static ObjectField Words(string name, int length, string letters, string? label = null) =>
        Field(name, FieldType.TextArea, letters, label) with { Length = length };

    public static ObjectField Pick(string name, string letters, params string[] values) =>
        Field(name, FieldType.Picklist, letters, null) with { Length = 255, Values = [.. values] };

    public static ObjectField Flag(string name, string letters = "CUFGSD", bool standard = false) =>
        Field(name, FieldType.Flag, letters, null) with { Default = standard };

    public static ObjectField Of(FieldType type, string name, string letters = "CUNFS", int scale = 0) =>
        Field(name, type, letters, null) with
        {
            Scale = scale,
            Length = type switch { FieldType.Email => 80, FieldType.Phone => 40, FieldType.Url => 255, _ => 0 },
        };

    /// <summary>A reference; the way up is the field's name without "Id".</summary>
    public static ObjectField Ref(string name, string letters, string to, string? children = null, bool cascade = false) =>
        Field(name, FieldType.Reference, letters, null) with
        {
            Length = IdLength,
            RefersTo = [.. to.Split(' ')],
            RelationshipName = name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : null,
            ChildRelationshipName = children,
            DeletesWithParent = cascade,
        };

    /// <summary>Id first, then the object's own, then who and when, as every object has them.</summary>
    public static IEnumerable<ObjectField> Record(params ObjectField[] own) =>
    [
        Id, .. own,
        Flag("IsDeleted", "FGSD"), Of(FieldType.Instant, "CreatedDate", "FSD"), Ref("CreatedById", "FGSD", "User"),
        .. Changed,
    ];

    /// <summary>As <see cref="Record"/>, for the two associations that only tell the last change.</summary>
    public static IEnumerable<ObjectField> Association(params ObjectField[] own) => [Id, .. own, .. Changed];

    private static ObjectField Id => Field("Id", FieldType.Id, "FGSD", "Record ID") with { Length = IdLength };

    private static ImmutableArray<ObjectField> Changed =>
    [
        Of(FieldType.Instant, "LastModifiedDate", "FSD"), Ref("LastModifiedById", "FGSD", "User"), Of(FieldType.Instant, "SystemModstamp", "FSD"),
    ];

    private static ObjectField Field(string name, FieldType type, string letters, string? label) =>
        new(name, type, letters.Aggregate(FieldFlags.None, (flags, letter) => flags | FlagOf(letter))) { Label = label ?? WordsOf(name) };

    private static FieldFlags FlagOf(char letter) => letter switch
    {
        'C' => FieldFlags.Create,
        'U' => FieldFlags.Update,
        'N' => FieldFlags.Nillable,
        'F' => FieldFlags.Filter,
        'G' => FieldFlags.Group,
        'S' => FieldFlags.Sort,
        'R' => FieldFlags.Restricted,
        'D' => FieldFlags.Defaulted,
        'Q' => FieldFlags.Unique,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No such property letter."),
    };

    /// <summary>"LastRunRulesEndDate" becomes "Last Run Rules End Date"; "OwnerId" becomes "Owner".</summary>
    private static string WordsOf(string name)
    {
        var body = name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name;
        return string.Concat(body.Select((letter, at) => at > 0 && char.IsUpper(letter) && !char.IsUpper(body[at - 1]) ? $" {letter}" : $"{letter}"));
    }
}
