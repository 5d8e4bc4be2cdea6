namespace Bailiwick.Core.Targets;

/// <summary>Judges a problem before anything is calculated.</summary>
internal static class AllocationCheck
{
    public static Refusal? Of(AllocationProblem problem)
    {
        if (problem.Unit <= 0)
        {
            return TargetRefusals.BadUnit(problem.Unit);
        }

        return TargetLimits.Check("The total", problem.Total)
            ?? TargetLimits.Check("The unit of rounding", problem.Unit)
            ?? Accounts(problem)
            ?? (problem.Method == SpreadMethod.Bucketed ? Buckets(problem) : null)
            ?? Fields(problem);
    }

    private static Refusal? Accounts(AllocationProblem problem)
    {
        var seen = new HashSet<string>(problem.Accounts.Length, StringComparer.Ordinal);
        for (var i = 0; i < problem.Accounts.Length; i++)
        {
            var account = problem.Accounts[i];
            if (string.IsNullOrWhiteSpace(account.Key))
            {
                return TargetRefusals.BlankKey(i + 1);
            }

            if (!seen.Add(account.Key))
            {
                return TargetRefusals.DuplicateKey(account.Key, "account");
            }

            if (Account(account) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Account(AllocationAccount account)
    {
        if (account.Weight < 0)
        {
            return TargetRefusals.NegativeWeight(account.Key, account.Weight.Value);
        }

        if (account.Floor < 0 || account.Cap < 0 || account.Floor > account.Cap)
        {
            return TargetRefusals.BadBounds(account.Key, account.Floor, account.Cap);
        }

        if (TargetLimits.Holds(account.Weight, account.BottomUp, account.Override, account.LockedAmount, account.Floor, account.Cap))
        {
            return null;
        }

        return TargetLimits.Check($"The weight of \"{account.Key}\"", account.Weight)
            ?? TargetLimits.Check($"The bottom-up number of \"{account.Key}\"", account.BottomUp)
            ?? TargetLimits.Check($"The override of \"{account.Key}\"", account.Override)
            ?? TargetLimits.Check($"The locked amount of \"{account.Key}\"", account.LockedAmount)
            ?? TargetLimits.Check($"The floor of \"{account.Key}\"", account.Floor)
            ?? TargetLimits.Check($"The cap of \"{account.Key}\"", account.Cap);
    }

    private static Refusal? Buckets(AllocationProblem problem)
    {
        if (problem.Buckets.IsDefaultOrEmpty)
        {
            return TargetRefusals.BadBucket("The bucketed method has no buckets.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var bucket in problem.Buckets)
        {
            if (string.IsNullOrWhiteSpace(bucket.Key) || bucket.Method == SpreadMethod.Bucketed)
            {
                return TargetRefusals.BadBucket($"The bucket \"{bucket.Key}\" has the method {bucket.Method}.");
            }

            if (!seen.Add(bucket.Key))
            {
                return TargetRefusals.DuplicateKey(bucket.Key, "bucket");
            }

            if (bucket.Size < 0 && problem.Sizing != BucketSizing.Amount)
            {
                return TargetRefusals.BadBucket($"The bucket \"{bucket.Key}\" has the size {TargetRefusals.Text(bucket.Size)}.");
            }

            if (TargetLimits.Check($"The size of bucket \"{bucket.Key}\"", bucket.Size) is { } refusal)
            {
                return refusal;
            }
        }

        return Sizes(problem) ?? Strays(problem, seen);
    }

    private static Refusal? Sizes(AllocationProblem problem)
    {
        var sum = problem.Buckets.Sum(bucket => bucket.Size);
        return problem.Sizing switch
        {
            BucketSizing.Percent when sum != 100 => TargetRefusals.BucketPercents(sum),
            BucketSizing.Amount when sum != problem.Total => TargetRefusals.BucketAmounts(sum, problem.Total),
            _ => null,
        };
    }

    private static Refusal? Strays(AllocationProblem problem, HashSet<string> buckets)
    {
        var strays = problem.Accounts.Where(one => one.IsEligible && (one.Bucket is null || !buckets.Contains(one.Bucket)))
            .OrderBy(one => one.Key, KeyOrder.Instance).ToList();
        return strays.Count > 0 ? TargetRefusals.NoBucket(strays) : null;
    }

    private static Refusal? Fields(AllocationProblem problem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in problem.Fields)
        {
            if (!seen.Add(field.Field))
            {
                return TargetRefusals.DuplicateKey(field.Field, "field");
            }

            if (field.Weight <= 0 || field.Weight > TargetLimits.LargestAmount)
            {
                return TargetRefusals.BadField(field.Field, $"has the weight {TargetRefusals.Text(field.Weight)}, which is not above 0");
            }

            var known = false;
            foreach (var account in problem.Accounts.Where(one => one.IsEligible))
            {
                var value = default(decimal?);
                known |= account.Values?.TryGetValue(field.Field, out value) ?? false;
                if (value < 0)
                {
                    return TargetRefusals.NegativeWeight(account.Key, value.Value);
                }

                if (TargetLimits.Check($"The field \"{field.Field}\" of \"{account.Key}\"", value) is { } refusal)
                {
                    return refusal;
                }
            }

            if (!known)
            {
                return TargetRefusals.BadField(field.Field, "is filled by no eligible account");
            }
        }

        return null;
    }
}
