namespace Bailiwick.Server.OpenApi;

/// <summary>What a type is called in the OpenAPI document; without it, a nested type is called by its outer name and its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name => name;
}
