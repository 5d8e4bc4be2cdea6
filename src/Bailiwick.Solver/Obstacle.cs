namespace Bailiwick.Solver;

/// <summary>A fact that keeps a bound from being met.</summary>
/// <param name="Kind">What sort: a unit larger than a part may be; a lock; a component of the graph; a limit; the search ended.</param>
/// <param name="Part">The part out of bounds, or -1.</param>
/// <param name="Unit">The unit to blame, or -1.</param>
/// <param name="Measure">Index of the measure, the limit or the group of units, or -1.</param>
/// <param name="Amount">What is there.</param>
/// <param name="Limit">What was allowed.</param>
public sealed record Obstacle(ObstacleKind Kind, int Part, int Unit, int Measure, double Amount, double Limit);
