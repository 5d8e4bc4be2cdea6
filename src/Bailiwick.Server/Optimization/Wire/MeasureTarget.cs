namespace Bailiwick.Server.Optimization.Wire;

/// <summary>A measure to balance and how exactly.</summary>
public sealed record MeasureTarget(string Key, double Tolerance);
