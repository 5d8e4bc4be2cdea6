using Bailiwick.Geography.Boundaries;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Boundaries;

/// <summary>What a boundary file holds, told before units are made of it.</summary>
/// <param name="Objects">Names of a TopoJSON's objects, the one with most polygons first.</param>
[SchemaName("BoundaryDescription")]
public sealed record BoundaryInfo(
    BoundaryFormat Format,
    IReadOnlyList<string> Objects,
    int Features,
    IReadOnlyList<BoundaryInfo.Property> Properties,
    string? KeyGuess,
    string? NameGuess)
{
    [SchemaName("BoundaryProperty")]
    public sealed record Property(string Name, IReadOnlyList<string> Samples, bool Unique);

    internal static BoundaryInfo Of(BoundaryDescription description) => new(
        description.Format,
        description.Objects,
        description.Features,
        description.Properties.Select(property => new Property(property.Name, property.Samples, property.IsUnique)).ToList(),
        description.KeyGuess,
        description.NameGuess);
}
