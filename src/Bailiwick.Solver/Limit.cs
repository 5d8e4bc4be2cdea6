namespace Bailiwick.Solver;

/// <summary>A bound on every part by a second measure, without a target: no more than 100 accounts, at least 3 units.</summary>
/// <param name="Amount">By unit, at least 0, finite. Null: each unit counts 1.</param>
/// <param name="Least">The least that every part holds; 0 for none.</param>
/// <param name="Most">The most that any part holds; infinite for none.</param>
public sealed record Limit(double[]? Amount, double Least, double Most);
