namespace Bailiwick.Solver;

/// <summary>Where a run stands.</summary>
/// <param name="Phase">What is being done, one lower-case word: seed, balance, connect, polish.</param>
/// <param name="Fraction">Share of the step budget used, 0 to 1, never falling.</param>
/// <param name="PartOfUnit">The best plan so far, by unit: a copy that the receiver may keep. Null when it did not improve since the last call.</param>
/// <param name="Score">Score of that plan; null with it.</param>
public sealed record Progress(string Phase, double Fraction, int[]? PartOfUnit, Score? Score);
