using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Jobs;

/// <summary>Figures of the best plan so far.</summary>
/// <param name="WorstDeviation">Largest relative deviation of an area from its target; 0.05 is five per cent.</param>
/// <param name="OutOfTolerance">How many areas deviate by more than the tolerance.</param>
/// <param name="Inertia">Sum of weight times squared distance to the centers.</param>
/// <param name="ExtraPieces">How many pieces more than areas.</param>
/// <param name="Plan">Version of the best plan, counted up from 1; 0 while there is none.</param>
[SchemaName("OptimizationProgress")]
public sealed record OptimizationProgress(double WorstDeviation, int OutOfTolerance, double Inertia, int ExtraPieces, int Plan);
