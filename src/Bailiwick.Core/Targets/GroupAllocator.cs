using System.Collections.Immutable;
using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>Shares one group's amount: fixed amounts first, the rest by weight.</summary>
internal sealed class GroupAllocator(AllocationProblem problem, AccountWeights weights)
{
    /// <param name="group">Who shares what.</param>
    /// <param name="withoutInputOf">The place of an account whose own input is left out, or -1.</param>
    public Outcome<GroupAllocation> Run(AccountGroup group, int withoutInputOf = -1)
    {
        var fixedSum = 0m;
        var takers = new List<int>(group.Members.Length);
        foreach (var place in group.Members)
        {
            if (place != withoutInputOf && problem.Accounts[place].FixedAmount is { } amount)
            {
                fixedSum += amount;
            }
            else
            {
                takers.Add(place);
            }
        }

        var pool = group.Total - fixedSum;
        var result = new GroupAllocation
        {
            Bucket = group.Bucket,
            Total = group.Total,
            Fixed = fixedSum,
            Pool = pool,
            Accounts = group.Members.Length,
            Takers = [.. takers],
        };
        var isOver = group.Total < 0 ? pool > 0 : pool < 0;
        return isOver ? Overcommitted(group, result, withoutInputOf) : SharePool(group, result);
    }

    private Outcome<GroupAllocation> SharePool(AccountGroup group, GroupAllocation result)
    {
        if (result.Takers.IsEmpty)
        {
            return result with { Unallocated = result.Pool };
        }

        var (taking, isEven) = WeightsOf(group, result.Takers);
        var spread = Spread.Of(new SpreadTask(result.Pool, problem.Unit, KeysOf(result.Takers), taking)
        {
            Floors = Bounds(result.Takers, account => account.Floor),
            Caps = Bounds(result.Takers, account => account.Cap),
            Meaning = problem.Bounds,
        });
        return spread.Match<Outcome<GroupAllocation>>(
            done: value => result with { Spread = value, Weights = taking, WeightScale = group.Method == SpreadMethod.Weighted && !isEven ? weights.Scale : BigInteger.One, Unallocated = value.Unallocated, IsEvenForLackOfWeight = isEven },
            refused: refusal => refusal);
    }

    private Outcome<GroupAllocation> Overcommitted(AccountGroup group, GroupAllocation result, int withoutInputOf)
    {
        var floored = result.Takers.Any(place => problem.Accounts[place].Floor > 0);
        var none = result with { Pool = 0, Excess = result.Fixed - result.Total, AreFloorsPassedOver = floored };
        if (problem.Excess == ExcessPolicy.Keep)
        {
            return none;
        }

        var sign = group.Total < 0 ? -1 : 1;
        var scalable = group.Members.Where(place =>
            place != withoutInputOf && problem.Accounts[place] is { IsLocked: false, FixedAmount: { } amount } && sign * amount > 0).ToArray();
        var kept = result.Fixed - scalable.Sum(place => problem.Accounts[place].FixedAmount!.Value);
        var room = sign * (group.Total - kept) > 0 ? group.Total - kept : 0;
        if (scalable.Length == 0)
        {
            return none;
        }

        var amounts = Spread.Of(new SpreadTask(
            room, problem.Unit, KeysOf(scalable), Shares.Whole([.. scalable.Select(place => Math.Abs(problem.Accounts[place].FixedAmount!.Value))]))).Value.Amounts;
        return none with
        {
            Fixed = kept + room,
            Excess = kept + room - group.Total,
            Scaled = scalable.Index().ToDictionary(pair => pair.Item, pair => amounts[pair.Index]),
        };
    }

    private (BigInteger[] Weights, bool IsEven) WeightsOf(AccountGroup group, ImmutableArray<int> takers)
    {
        var taking = new BigInteger[takers.Length];
        var any = false;
        if (group.Method == SpreadMethod.Weighted)
        {
            for (var i = 0; i < taking.Length; i++)
            {
                taking[i] = weights.Whole[takers[i]];
                any |= !taking[i].IsZero;
            }
        }

        if (!any)
        {
            Array.Fill(taking, BigInteger.One);
        }

        return (taking, !any && group.Method == SpreadMethod.Weighted);
    }

    private string[] KeysOf(IReadOnlyList<int> places)
    {
        var keys = new string[places.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = problem.Accounts[places[i]].Key;
        }

        return keys;
    }

    private decimal?[]? Bounds(ImmutableArray<int> takers, Func<AllocationAccount, decimal?> of) =>
        takers.Any(place => of(problem.Accounts[place]) is not null) ? [.. takers.Select(place => of(problem.Accounts[place]))] : null;
}
