namespace Bailiwick.Server.Optimization.Wire;

/// <summary>How evenly one measure is shared.</summary>
/// <param name="Key">Which measure.</param>
/// <param name="WorstDeviation">Largest absolute relative deviation of an area from its target.</param>
/// <param name="MeanDeviation">Mean of them.</param>
/// <param name="Gini">0 when all are equal, towards 1 when one has all.</param>
/// <param name="OutOfTolerance">Areas outside the tolerance.</param>
public sealed record MeasureScore(string Key, double WorstDeviation, double MeanDeviation, double Gini, int OutOfTolerance);
