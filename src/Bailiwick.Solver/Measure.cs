namespace Bailiwick.Solver;

/// <summary>One number by unit that the parts are to share.</summary>
/// <param name="Amount">By unit, at least 0, finite.</param>
/// <param name="TargetShare">By part, at least 0, summing to 1. Null: equal shares.</param>
/// <param name="Tolerance">Allowed relative deviation from the target on both sides: 0.05 is five per cent.</param>
public sealed record Measure(double[] Amount, double[]? TargetShare, double Tolerance);
