using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Objects;

/// <summary>All objects with all fields: the one list from which tables, validation, routes and queries are made. Immutable.</summary>
public sealed class ObjectCatalog
{
    private readonly FrozenDictionary<string, ObjectType> _objectOfName;
    private readonly ILookup<string, ChildRelationship> _childrenOfParent;

    private ObjectCatalog(IEnumerable<ObjectType> objects)
    {
        Objects = [.. objects];
        _objectOfName = Objects.ToFrozenDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);
        _childrenOfParent = Objects
            .SelectMany(child => child.Fields, (child, field) => (child, field))
            .SelectMany(pair => pair.field.RefersTo, (pair, parent) => (parent, pair.child, pair.field))
            .ToLookup(
                row => row.parent,
                row => new ChildRelationship(row.child.Name, row.field.Name, row.field.ChildRelationshipName, row.field.DeletesWithParent),
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The objects of the specification with their standard fields.</summary>
    public static ObjectCatalog Standard { get; } = new([.. TerritoryObjects.All, .. RecordObjects.All, .. RoutingObjects.All]);

    /// <summary>Territory objects first, then records; the order is stable.</summary>
    public ImmutableArray<ObjectType> Objects { get; }

    /// <summary>The object of that name in any case, or null. O(1).</summary>
    /// <param name="name">An object name.</param>
    public ObjectType? Find(string name) => _objectOfName.GetValueOrDefault(name);

    /// <summary>Everything that refers to an object, in catalogue order.</summary>
    /// <param name="name">An object name in any case; nothing for unknown ones.</param>
    public IEnumerable<ChildRelationship> ChildrenOf(string name) => _childrenOfParent[name];

    /// <summary>The catalogue with a custom field more, or <c>management.bad-custom-field</c> or <c>management.unknown-object</c>.</summary>
    /// <param name="objectName">An object that takes custom fields.</param>
    /// <param name="field">Its name ends in <c>__c</c>; the flag <see cref="FieldFlags.Custom"/> is added.</param>
    public Outcome<ObjectCatalog> With(string objectName, ObjectField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (Find(objectName) is not { } found)
        {
            return ManagementRefusals.UnknownObject(objectName);
        }

        if (CustomFault(found, field) is { } why)
        {
            return ManagementRefusals.BadCustomField(found.Name, field.Name, why);
        }

        var wider = new ObjectType(found.Name, found.Label, found.Calls, found.Fields.Add(field with { Flags = field.Flags | FieldFlags.Custom }))
        {
            KeyPrefix = found.KeyPrefix,
            TakesCustomFields = true,
        };
        return new ObjectCatalog(Objects.Select(one => one == found ? wider : one));
    }

    private string? CustomFault(ObjectType found, ObjectField field)
    {
        if (!found.TakesCustomFields)
        {
            return "is on an object that takes no custom fields";
        }

        if (!field.Name.EndsWith("__c", StringComparison.Ordinal) || !DeveloperNames.IsValid(field.Name[..^3]))
        {
            return "is no custom field name: a letter, then letters, digits and single underscores, then \"__c\"";
        }

        if (found.Find(field.Name) is not null)
        {
            return "exists already";
        }

        if (field.RefersTo.FirstOrDefault(one => Find(one) is null) is { } missing)
        {
            return $"refers to \"{missing}\", which is no object";
        }

        return field.Type == FieldType.Text && field.Length is < 1 or > 255 ? $"has the length {field.Length}; text takes 1 to 255" : null;
    }
}
