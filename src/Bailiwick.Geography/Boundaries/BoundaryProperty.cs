namespace Bailiwick.Geography.Boundaries;

/// <summary>One property seen on the features of a boundary file.</summary>
/// <param name="Name">Its name; <c>id</c> also stands for the feature's own id.</param>
/// <param name="Samples">Up to five different values, as text, in file order.</param>
/// <param name="IsUnique">True when every feature has it and no two have the same value: it can be the key.</param>
public sealed record BoundaryProperty(string Name, IReadOnlyList<string> Samples, bool IsUnique);
