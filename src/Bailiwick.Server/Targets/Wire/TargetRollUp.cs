namespace Bailiwick.Server.Targets.Wire;

/// <summary>A plan rolled up the hierarchy of an alignment.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentId">The alignment.</param>
/// <param name="AlignmentRevision">Of the alignment.</param>
/// <param name="Amount">All effective amounts in sight.</param>
/// <param name="Unassigned">Amounts of accounts in no area.</param>
/// <param name="UnassignedAccounts">How many those are.</param>
/// <param name="Areas">Ascending by number.</param>
/// <param name="Fairness">By level, top first; of what is in sight.</param>
public sealed record TargetRollUp(
    Guid PlanId,
    int Revision,
    Guid AlignmentId,
    int AlignmentRevision,
    decimal Amount,
    decimal Unassigned,
    int UnassignedAccounts,
    IReadOnlyList<TargetArea> Areas,
    IReadOnlyList<TargetFairness> Fairness);
