namespace Bailiwick.Solver;

/// <summary>One step of a run.</summary>
/// <param name="Phase">As in <see cref="Progress"/>.</param>
/// <param name="Steps">Moves made in it.</param>
/// <param name="WorstDeviation">Largest relative deviation of any part on any measure after it.</param>
/// <param name="Inertia">Sum of weight times squared distance to the part's center after it, weight x square kilometers.</param>
public sealed record TraceEntry(string Phase, long Steps, double WorstDeviation, double Inertia);
