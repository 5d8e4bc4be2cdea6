using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>How top-down and bottom-up numbers are brought together, area by area.</summary>
public sealed record TargetReconciling(
    ReconcileMethod Method = ReconcileMethod.LeastSquares,
    ConfidenceSource Confidence = ConfidenceSource.Given,
    NegativePolicy Negatives = NegativePolicy.StopAtZero,
    IReadOnlyList<TargetNode>? Nodes = null);
