namespace Bailiwick.Server.Targets.Wire;

/// <summary>A window of the accounts.</summary>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentRevision">Of the alignment the areas were taken from.</param>
/// <param name="Items">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Amount">What those come to.</param>
public sealed record TargetAccountPage(int Revision, int AlignmentRevision, IReadOnlyList<TargetAccount> Items, int Total, decimal Amount);
