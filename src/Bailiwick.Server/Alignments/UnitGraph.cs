using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>Which units touch, and which links are bridges over gaps.</summary>
/// <param name="Links">Neighbors, borders and plane positions.</param>
/// <param name="IsBridge">By entry of the links.</param>
public sealed record UnitGraph(UnitLinks Links, bool[] IsBridge);
