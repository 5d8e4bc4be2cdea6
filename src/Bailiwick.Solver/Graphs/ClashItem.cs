namespace Bailiwick.Solver.Graphs;

/// <summary>One setting that takes part in a <see cref="Clash"/>.</summary>
/// <param name="Kind">What sort of setting.</param>
/// <param name="Index">The unit locked, the group of units, the part bounded or closed, the limit, or the first unit of the component; -1 for all capacities.</param>
public readonly record struct ClashItem(ClashItemKind Kind, int Index);
