namespace Bailiwick.Server.Targets.Wire;

/// <summary>What a target plan comes to after an edit of the alignment, area by area.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentRevision">Of the alignment; the edit's, or a later one.</param>
/// <param name="Areas">The accounts in no area (-1) first, then every area.</param>
public sealed record TargetTotals(Guid PlanId, int Revision, int AlignmentRevision, IReadOnlyList<TargetAreaAmount> Areas);
