using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management.Wire;

/// <summary>An object of the catalogue as described.</summary>
[OpenApi.SchemaName("LiveObject")]
public sealed record LiveObjectInfo(
    string Name, string Label, bool Creatable, bool Updatable, bool Deletable, bool TakesCustomFields, bool IsDerived, IReadOnlyList<LiveObjectInfo.FieldInfo> Fields,
    IReadOnlyList<ChildRelationship> Children)
{
    /// <summary>A field as described; the letters are those of the Object Reference.</summary>
    [OpenApi.SchemaName("LiveField")]
    public sealed record FieldInfo(
        string Name, string Label, string Type, int Length, int Scale, bool Creatable, bool Updatable, bool Nillable, bool Filterable, bool Restricted, bool Unique,
        bool Custom, IReadOnlyList<string> Values, IReadOnlyList<string> RefersTo);

    public static LiveObjectInfo Of(ObjectCatalog catalog, ObjectType type)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(type);
        return new LiveObjectInfo(
            type.Name, type.Label, type.Takes(ObjectCalls.Create), type.Takes(ObjectCalls.Update), type.Takes(ObjectCalls.Delete), type.TakesCustomFields, type.IsDerived,
            [.. type.Fields.Select(field => new FieldInfo(
                field.Name, field.Label, field.Type.WireName(), field.Length, field.Scale, field.Has(FieldFlags.Create), field.Has(FieldFlags.Update), field.Has(FieldFlags.Nillable),
                field.Has(FieldFlags.Filter), field.Has(FieldFlags.Restricted), field.Has(FieldFlags.Unique), field.Has(FieldFlags.Custom), field.Values, field.RefersTo))],
            [.. catalog.ChildrenOf(type.Name)]);
    }
}
