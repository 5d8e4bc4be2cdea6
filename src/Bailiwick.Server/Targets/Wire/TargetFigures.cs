using Bailiwick.Core.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>What a plan comes to. Allocated, plus unallocated, less excess is what is handed down, always.</summary>
/// <param name="Total">Finance's number.</param>
/// <param name="HandedDown">The number with over-assignment.</param>
/// <param name="Allocated">All effective amounts.</param>
/// <param name="Unallocated">What nobody could take.</param>
/// <param name="Excess">By how much numbers of their own are more than there is.</param>
/// <param name="Accounts">Records of the dataset.</param>
/// <param name="Eligible">How many are in the plan.</param>
/// <param name="Answered">How many have a bottom-up number, 0 included.</param>
/// <param name="Overridden">How many have an override.</param>
/// <param name="Locked">How many are locked.</param>
/// <param name="Buckets">Of the bucketed method.</param>
/// <param name="Warnings">What must be seen.</param>
/// <param name="Rules">The version of the arithmetic.</param>
/// <param name="AlignmentRevision">The revision of the alignment that areas were taken from.</param>
public sealed record TargetFigures(
    decimal Total,
    decimal HandedDown,
    decimal Allocated,
    decimal Unallocated,
    decimal Excess,
    int Accounts,
    int Eligible,
    int Answered,
    int Overridden,
    int Locked,
    IReadOnlyList<TargetBucketFigures> Buckets,
    IReadOnlyList<AllocationWarning> Warnings,
    string Rules,
    int AlignmentRevision);
