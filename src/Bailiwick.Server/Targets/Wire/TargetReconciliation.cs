using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>Top-down against bottom-up, area by area.</summary>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentRevision">Of the alignment.</param>
/// <param name="Method">How they were brought together.</param>
/// <param name="Nodes">The whole plan (-1) first, then the areas; accounts in no area are -2.</param>
public sealed record TargetReconciliation(int Revision, int AlignmentRevision, ReconcileMethod Method, IReadOnlyList<TargetReconciledNode> Nodes);
