using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>The catalogue of a workspace: the standard one and the fields it added.</summary>
public sealed class WorkspaceCatalog(CustomFieldStore store)
{
    /// <summary>A custom field as given and stored.</summary>
    [OpenApi.SchemaName("CustomField")]
    public sealed record Definition(string Label, FieldType Type, int Length = 0, int Scale = 0, IReadOnlyList<string>? Values = null, string? RefersTo = null);

    public async Task<ObjectCatalog> ReadAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var catalog = ObjectCatalog.Standard;
        foreach (var (objectName, name, definition) in await store.ListAsync(workspace, cancellation))
        {
            catalog = catalog.With(objectName, FieldOf(name, JsonSerializer.Deserialize<Definition>(definition, WireJson.Options)!)).Value;
        }

        return catalog;
    }

    /// <summary>Adds a field; refused when the catalogue does not take it.</summary>
    public async Task<Outcome<ObjectCatalog>> AddAsync(WorkspaceId workspace, string objectName, string name, Definition definition, CancellationToken cancellation)
    {
        var wider = (await ReadAsync(workspace, cancellation)).With(objectName, FieldOf(name, definition));
        if (!wider.IsDone)
        {
            return wider.Refusal;
        }

        var type = wider.Value.Find(objectName)!;
        return await store.AddAsync(workspace, type.Name, type.Find(name)!.Name, JsonSerializer.Serialize(definition, WireJson.Options), cancellation)
            ? wider
            : LiveRefusals.FieldTaken(type.Name, name);
    }

    private static ObjectField FieldOf(string name, Definition definition) =>
        new(name, definition.Type, FieldFlags.Create | FieldFlags.Update | FieldFlags.Nillable | FieldFlags.Filter | FieldFlags.Group | FieldFlags.Sort)
        {
            Label = definition.Label,
            Length = definition.Length,
            Scale = definition.Scale,
            Values = [.. definition.Values ?? []],
            RefersTo = definition.RefersTo is { } parent ? [parent] : [],
        };
}
