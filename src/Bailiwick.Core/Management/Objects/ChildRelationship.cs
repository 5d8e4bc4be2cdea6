namespace Bailiwick.Core.Management.Objects;

/// <summary>Records of another object that refer to this one.</summary>
/// <param name="ChildObject">The object that refers: <c>UserTerritory2Association</c>.</param>
/// <param name="Field">Its field: <c>Territory2Id</c>.</param>
/// <param name="Name">The way to them in a query, or null.</param>
/// <param name="DeletesWithParent">Whether they go with the parent.</param>
public sealed record ChildRelationship(string ChildObject, string Field, string? Name, bool DeletesWithParent);
