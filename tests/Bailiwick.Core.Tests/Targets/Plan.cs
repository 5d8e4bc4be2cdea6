using System.Collections.Immutable;
using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>Allocations in few words.</summary>
internal static class Plan
{
    public static AllocationAccount One(string key, decimal? weight = null) => new(key) { Weight = weight };

    public static AllocationProblem Weighted(decimal total, decimal unit, params decimal[] weights) =>
        Of(total, unit, [.. weights.Select((weight, i) => One(((char)('A' + i)).ToString(), weight))]);

    public static AllocationProblem Of(decimal total, decimal unit, params AllocationAccount[] accounts) =>
        new(total, unit, ImmutableArray.Create(accounts));

    public static Allocation Run(AllocationProblem problem)
    {
        var outcome = Allocator.Allocate(problem);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        AssertAddsUp(outcome.Value);
        return outcome.Value;
    }

    public static decimal?[] Amounts(AllocationProblem problem) => [.. Run(problem).Amounts.Select(amount => amount.Amount)];

    public static string Refused(AllocationProblem problem)
    {
        var outcome = Allocator.Allocate(problem);
        Assert.False(outcome.IsDone, "It was not refused.");
        return outcome.Refusal.Code;
    }

    public static void AssertAddsUp(Allocation allocation) => Assert.Equal(
        allocation.Problem.Total, allocation.Amounts.Sum(amount => amount.Amount ?? 0) + allocation.Unallocated - allocation.Excess);

    public static AllocationProblem With(this AllocationProblem problem, int place, Func<AllocationAccount, AllocationAccount> change) =>
        problem with { Accounts = problem.Accounts.SetItem(place, change(problem.Accounts[place])) };
}
