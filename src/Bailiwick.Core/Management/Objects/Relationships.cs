using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Objects;

/// <summary>The ways from a record to the records it refers to, as queries and files write them: <c>Territory2.DeveloperName</c>.</summary>
public static class Relationships
{
    private const string CustomEnd = "__c";

    /// <summary>The name of the way along a reference: <c>ParentTerritory2</c>, <c>Region__r</c> for the custom field <c>Region__c</c>; null for other fields.</summary>
    /// <param name="field">Any field.</param>
    public static string? NameOf(ObjectField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Type != FieldType.Reference ? null
            : field.RelationshipName ?? (field.Name.EndsWith(CustomEnd, StringComparison.Ordinal) ? $"{field.Name[..^1]}r" : null);
    }

    /// <summary>The reference that a way goes along, or null. O(fields).</summary>
    /// <param name="type">Where the way begins.</param>
    /// <param name="relationship">In any case.</param>
    public static ObjectField? Find(ObjectType type, string relationship)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Fields.FirstOrDefault(field => string.Equals(NameOf(field), relationship, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The field by which people tell the records of an object apart: its unique text, or the number of an account; null without one.</summary>
    /// <param name="type">Any object.</param>
    public static ObjectField? KeyOf(ObjectType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Fields.FirstOrDefault(field => field.Has(FieldFlags.Unique) && field.Type.IsText()) ?? type.Find("AccountNumber");
    }

    /// <summary>
    /// Ways from a reference that tell its record apart by keys, each as its steps: for a territory its developer name and that of its model. Empty without a key.
    /// </summary>
    /// <param name="catalog">The workspace's.</param>
    /// <param name="reference">A reference; the first of its objects that has a key counts.</param>
    public static IReadOnlyList<ImmutableArray<string>> KeyPaths(ObjectCatalog catalog, ObjectField reference)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(reference);
        if (NameOf(reference) is not { } name || reference.RefersTo.Select(catalog.Find).FirstOrDefault(type => type is not null && KeyOf(type) is not null) is not { } target)
        {
            return [];
        }

        var key = KeyOf(target)!;
        var within = key.UniqueWithin is { } parent ? KeyPaths(catalog, target.Find(parent)!) : [];
        return [[name, key.Name], .. within.Select(path => path.Insert(0, name))];
    }
}
