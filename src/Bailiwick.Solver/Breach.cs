namespace Bailiwick.Solver;

/// <summary>A hard constraint that a division breaks, as <see cref="Scorer"/> finds it.</summary>
/// <param name="Kind">Which constraint.</param>
/// <param name="Part">The part it concerns, or -1.</param>
/// <param name="Unit">The unit it concerns (the farthest, the first of a group), or -1.</param>
/// <param name="Index">Index of the measure, limit or group, or -1.</param>
/// <param name="Amount">What is there.</param>
/// <param name="Bound">What was allowed.</param>
public sealed record Breach(BreachKind Kind, int Part, int Unit, int Index, double Amount, double Bound);
