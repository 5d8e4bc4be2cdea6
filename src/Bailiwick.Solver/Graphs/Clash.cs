namespace Bailiwick.Solver.Graphs;

/// <summary>Settings that no division can keep all of; without any one of them this reason is gone.</summary>
/// <param name="Items">The settings, no more than are needed.</param>
/// <param name="Measure">The measure whose bounds are concerned, or -1; of a limit see the item.</param>
/// <param name="Amount">What there would be: a load, or a number of parts or units.</param>
/// <param name="Limit">What may be.</param>
public sealed record Clash(ClashItem[] Items, int Measure, double Amount, double Limit);
