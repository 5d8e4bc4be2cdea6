using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>
/// Shares a total among accounts, to the unit, always the same way: whatever the order of the accounts, the culture or the clock. The same
/// allocator serves areas, sellers, months and products. O(n log n).
/// </summary>
public static class Allocator
{
    /// <summary>Allocates, or says which row or amount stands in the way; nothing is half done.</summary>
    public static Outcome<Allocation> Allocate(AllocationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (AllocationCheck.Of(problem) is { } refusal)
        {
            return refusal;
        }

        var weights = new AccountWeights(problem);
        var allocator = new GroupAllocator(problem, weights);
        var plan = Plan(problem);
        var results = ImmutableArray.CreateBuilder<GroupAllocation>(plan.Groups.Count);
        foreach (var group in plan.Groups)
        {
            var result = allocator.Run(group);
            if (!result.IsDone)
            {
                return group.Bucket is null ? result.Refusal : result.Refusal with { Message = $"Bucket \"{group.Bucket}\": {result.Refusal.Message}" };
            }

            results.Add(result.Value with { Size = problem.Buckets.FirstOrDefault(bucket => bucket.Key == group.Bucket)?.Size });
        }

        return new Allocation(problem, weights, plan, results.ToImmutable());
    }

    private static GroupPlan Plan(AllocationProblem problem)
    {
        var eligible = new List<int>(problem.Accounts.Length);
        for (var place = 0; place < problem.Accounts.Length; place++)
        {
            if (problem.Accounts[place].IsEligible)
            {
                eligible.Add(place);
            }
        }

        if (problem.Method != SpreadMethod.Bucketed)
        {
            return new GroupPlan([new AccountGroup(null, problem.Total, problem.Method, [.. eligible])], 0, null, []);
        }

        var members = eligible.GroupBy(place => problem.Accounts[place].Bucket!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var buckets = problem.Buckets.OrderBy(bucket => bucket.Key, KeyOrder.Instance).ToList();
        var isEmpty = buckets.Select(bucket => !members.ContainsKey(bucket.Key)).ToList();
        var sizes = Sizes(problem, buckets, isEmpty);
        var spread = sizes is null ? null : Spread.Of(new SpreadTask(problem.Total, problem.Unit, [.. buckets.Select(bucket => bucket.Key)], Shares.Whole(sizes))).Value;
        var amounts = spread?.Amounts ?? [.. buckets.Select(bucket => bucket.Size)];
        var groups = new List<AccountGroup>();
        var held = 0m;
        for (var i = 0; i < buckets.Count; i++)
        {
            held += isEmpty[i] ? amounts[i] : 0;
            groups.Add(new AccountGroup(buckets[i].Key, amounts[i], buckets[i].Method, isEmpty[i] ? [] : members[buckets[i].Key]));
        }

        return new GroupPlan(groups, held, spread, sizes is null ? [] : [.. sizes]);
    }

    // The bucket is rounded first, then its accounts. Null when the buckets' amounts are given.
    private static List<decimal>? Sizes(AllocationProblem problem, List<Bucket> buckets, List<bool> isEmpty)
    {
        var spreads = problem.EmptyBuckets == EmptyBucketPolicy.Spread && isEmpty.Contains(true) && isEmpty.Contains(false);
        if (problem.Sizing == BucketSizing.Amount && !spreads)
        {
            return null;
        }

        var sizes = buckets.Select((bucket, i) => spreads && isEmpty[i] ? 0 : Math.Abs(bucket.Size)).ToList();
        if (sizes.Any(size => size != 0))
        {
            return sizes;
        }

        // Nothing has a size: it is shared evenly, and an empty bucket still takes nothing when it is to be spread.
        return [.. isEmpty.Select(empty => spreads && empty ? 0m : 1m)];
    }
}
