using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Objects;

/// <summary>One field of an object, in the specification's own name.</summary>
/// <param name="Name">The name of the API: <c>ParentTerritory2Id</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Flags">What may be done with it.</param>
public sealed record ObjectField(string Name, FieldType Type, FieldFlags Flags)
{
    /// <summary>What people read: "Territory Name".</summary>
    public string Label { get; init; } = Name;

    /// <summary>Greatest number of characters of text; 0 where the type has none.</summary>
    public int Length { get; init; }

    /// <summary>Places after the point of numbers and money.</summary>
    public int Scale { get; init; }

    /// <summary>The objects that a reference may name; empty for other types.</summary>
    public ImmutableArray<string> RefersTo { get; init; } = [];

    /// <summary>The way from the child to the parent in a query, <c>ParentTerritory2</c>; null without one.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>The way from the parent to these children in a query, <c>UserTerritory2Associations</c>; null without one.</summary>
    public string? ChildRelationshipName { get; init; }

    /// <summary>Whether records go when the record they refer to goes.</summary>
    public bool DeletesWithParent { get; init; }

    /// <summary>The values of a picklist in their order; empty when the workspace gives them, or for other types.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>For a unique field, the reference within whose records it is: <c>Territory2ModelId</c>; null when it is unique in the workspace.</summary>
    public string? UniqueWithin { get; init; }

    /// <summary>What stands when nothing is given, or null.</summary>
    public object? Default { get; init; }

    /// <summary>Whether it has a flag.</summary>
    /// <param name="flag">One or more flags; all are asked for.</param>
    public bool Has(FieldFlags flag) => (Flags & flag) == flag;

    /// <summary>Whether a new record must give it: it may be given, may not be empty, and has no default.</summary>
    public bool IsRequired => Has(FieldFlags.Create) && !Has(FieldFlags.Nillable) && !Has(FieldFlags.Defaulted);

    /// <summary>Given when the record is made, and never changed.</summary>
    public bool IsFixed => Has(FieldFlags.Create) && !Has(FieldFlags.Update);
}
