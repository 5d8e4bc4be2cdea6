using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>What an allocation warns of, in a fixed order.</summary>
internal static class AllocationWarnings
{
    public static ImmutableArray<AllocationWarning> Of(Allocation allocation, AccountWeights weights)
    {
        var problem = allocation.Problem;
        var warnings = ImmutableArray.CreateBuilder<AllocationWarning>();
        Count("empty-weight", EmptyWeights(problem, weights), "have no weight and count as 0");
        foreach (var group in allocation.Groups)
        {
            OfGroup(group);
        }

        Count("input-not-eligible", problem.Accounts.Count(HasIdleInput), "are not eligible, so their own number counts for nothing");
        Count("outside-bounds", problem.Accounts.Count(IsOutside), "have a number of their own outside their floor and cap; it stands");
        Count("lock-without-number", problem.Accounts.Count(one => one is { IsEligible: true, IsLocked: true, FixedAmount: null }), "are locked without a number and keep what is calculated");
        if (allocation.Unallocated != 0)
        {
            warnings.Add(new AllocationWarning("unallocated", $"{TargetRefusals.Text(allocation.Unallocated)} is left that nobody can take."));
        }

        if (allocation.Excess != 0)
        {
            warnings.Add(new AllocationWarning("excess", $"Fixed amounts are {TargetRefusals.Text(Math.Abs(allocation.Excess))} more than there is to share."));
        }

        return warnings.ToImmutable();

        void Count(string code, int count, string what)
        {
            if (count > 0)
            {
                warnings.Add(new AllocationWarning(code, $"{count:#,0} accounts {what}.", count));
            }
        }

        void OfGroup(GroupAllocation group)
        {
            var place = group.Bucket is null ? "" : $"Bucket \"{group.Bucket}\": ";
            if (group.IsEvenForLackOfWeight)
            {
                warnings.Add(new AllocationWarning("all-weights-zero", $"{place}all weights are 0, so the amount is shared evenly.", group.Takers.Length));
            }

            if (group.Scaled.Count > 0)
            {
                warnings.Add(new AllocationWarning("scaled", $"{place}{group.Scaled.Count:#,0} fixed amounts were scaled down to fit.", group.Scaled.Count));
            }

            if (group.AreFloorsPassedOver)
            {
                warnings.Add(new AllocationWarning("floors-passed-over", $"{place}fixed amounts leave nothing to pay floors with."));
            }

            if (group is { Bucket: not null, Accounts: 0 })
            {
                warnings.Add(new AllocationWarning("empty-bucket", $"{place}no eligible account; {TargetRefusals.Text(group.Total)} is held."));
            }
        }
    }

    // In a bucket that shares evenly nobody needs a weight.
    private static int EmptyWeights(AllocationProblem problem, AccountWeights weights)
    {
        if (problem.Method != SpreadMethod.Bucketed || !problem.Fields.IsEmpty)
        {
            return problem.Method == SpreadMethod.Even ? 0 : weights.Empty;
        }

        var weighted = problem.Buckets.Where(bucket => bucket.Method == SpreadMethod.Weighted).Select(bucket => bucket.Key).ToHashSet(StringComparer.Ordinal);
        return problem.Accounts.Count(one => one.IsEligible && one.Weight is null && weighted.Contains(one.Bucket!));
    }

    private static bool HasIdleInput(AllocationAccount account) =>
        !account.IsEligible && (account.BottomUp ?? account.Override ?? account.LockedAmount) is not null;

    private static bool IsOutside(AllocationAccount account) =>
        account.FixedAmount is { } amount && (Math.Abs(amount) < account.Floor || Math.Abs(amount) > account.Cap);
}
