using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Who gets what, why, and what is left. The amounts and what is unallocated less the excess add up to the total, always.</summary>
public sealed class Allocation
{
    private readonly List<AccountGroup> _groups;
    private readonly GroupAllocator _allocator;
    private readonly AccountWeights _weights;
    private readonly int[] _positionOfTaker;

    internal Allocation(
        AllocationProblem problem, AccountWeights weights, GroupPlan plan, ImmutableArray<GroupAllocation> groups)
    {
        Problem = problem;
        Groups = groups;
        Held = plan.Held;
        Buckets = plan.Buckets;
        BucketSizes = plan.Sizes;
        _groups = plan.Groups;
        _weights = weights;
        _allocator = new GroupAllocator(problem, weights);
        _positionOfTaker = new int[problem.Accounts.Length];
        Amounts = Effective();
        Unallocated = Groups.Sum(group => group.Unallocated);
        Excess = Groups.Sum(group => group.Excess);
        Warnings = AllocationWarnings.Of(this, weights);
    }

    /// <summary>What was asked.</summary>
    public AllocationProblem Problem { get; }

    /// <summary>By account, in the problem's order.</summary>
    public ImmutableArray<AllocatedAmount> Amounts { get; }

    /// <summary>One group for the whole, or one a bucket in the order of their keys.</summary>
    public ImmutableArray<GroupAllocation> Groups { get; }

    /// <summary>What nobody could take, held buckets included.</summary>
    public decimal Unallocated { get; }

    /// <summary>The part of <see cref="Unallocated"/> that belongs to buckets without accounts.</summary>
    public decimal Held { get; }

    /// <summary>By how much fixed amounts are more than there is, with the total's sign.</summary>
    public decimal Excess { get; }

    /// <summary>What must be seen, in a fixed order.</summary>
    public ImmutableArray<AllocationWarning> Warnings { get; }

    /// <summary>
    /// What an account would get without input of its own, everybody else's input kept: for an account without input, its amount. O(1) then,
    /// else O(n log n). Null when not eligible, or when the bounds leave no way without the input.
    /// </summary>
    /// <param name="place">The account's place in the problem.</param>
    public decimal? CalculatedAt(int place)
    {
        var amount = Amounts[place];
        if (amount.Group < 0 || Problem.Accounts[place].FixedAmount is null)
        {
            return amount.Amount;
        }

        var run = _allocator.Run(_groups[amount.Group], place);
        return run.IsDone ? AmountIn(run.Value, run.Value.Takers.IndexOf(place)) : null;
    }

    /// <summary>
    /// <see cref="CalculatedAt"/> of every account. O(n) for each account with a number of its own when its group has no bounds, else as long as
    /// as many full runs. What is beyond the limits stays null.
    /// </summary>
    /// <param name="mostRuns">How many full runs may be made for groups with bounds.</param>
    /// <param name="mostQuick">How many may be worked out for groups without bounds.</param>
    public ImmutableArray<decimal?> CalculatedAll(int mostRuns = int.MaxValue, int mostQuick = int.MaxValue)
    {
        var calculated = Amounts.Select(amount => amount.Amount).ToArray();
        for (var g = 0; g < Groups.Length; g++)
        {
            if (CalculatedAmounts.Of(Problem, _groups[g], _weights) is { } quick)
            {
                foreach (var place in _groups[g].Members.Where(place => Problem.Accounts[place].FixedAmount is not null))
                {
                    calculated[place] = null;
                }

                foreach (var (place, amount) in quick.Take(mostQuick))
                {
                    calculated[place] = amount;
                    mostQuick--;
                }

                continue;
            }

            foreach (var place in _groups[g].Members.Where(place => Problem.Accounts[place].FixedAmount is not null))
            {
                calculated[place] = mostRuns-- > 0 ? CalculatedAt(place) : null;
            }
        }

        return ImmutableArray.Create(calculated);
    }

    /// <summary><see cref="CalculatedAt"/> of some accounts together. What is beyond the limit is left out.</summary>
    /// <param name="places">Their places in the problem.</param>
    /// <param name="mostRuns">How many full runs may be made for groups with bounds.</param>
    public IReadOnlyDictionary<int, decimal?> CalculatedOf(IReadOnlySet<int> places, int mostRuns = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(places);
        var calculated = new Dictionary<int, decimal?>(places.Count);
        foreach (var own in places.Where(place => Amounts[place].Group < 0 || Problem.Accounts[place].FixedAmount is null))
        {
            calculated[own] = Amounts[own].Amount;
        }

        foreach (var group in places.Where(place => !calculated.ContainsKey(place)).GroupBy(place => Amounts[place].Group).ToList())
        {
            if (CalculatedAmounts.Of(Problem, _groups[group.Key], _weights, group.ToHashSet()) is { } quick)
            {
                foreach (var (place, amount) in quick)
                {
                    calculated[place] = amount;
                }

                continue;
            }

            foreach (var place in group.Take(mostRuns))
            {
                calculated[place] = CalculatedAt(place);
                mostRuns--;
            }
        }

        return calculated;
    }

    /// <summary>The steps from the total to an account's amount; they recompute to it.</summary>
    /// <param name="place">The account's place in the problem.</param>
    public Explanation ExplainAt(int place) => AllocationStory.Of(this, place, _positionOfTaker[place]);

    /// <summary>How the total was shared among buckets, or null.</summary>
    internal Spread? Buckets { get; }

    /// <summary>By bucket: its size as it counted.</summary>
    internal ImmutableArray<decimal> BucketSizes { get; }

    internal decimal ScaledOrFixed(GroupAllocation group, int place) =>
        group.Scaled.TryGetValue(place, out var scaled) ? scaled : Problem.Accounts[place].FixedAmount!.Value;

    private ImmutableArray<AllocatedAmount> Effective()
    {
        var amounts = new AllocatedAmount[Problem.Accounts.Length];
        for (var place = 0; place < amounts.Length; place++)
        {
            amounts[place] = new AllocatedAmount(Problem.Accounts[place].Key, null, AmountSource.NotEligible, -1);
        }

        for (var g = 0; g < Groups.Length; g++)
        {
            foreach (var place in _groups[g].Members)
            {
                var account = Problem.Accounts[place];
                if (account.FixedAmount is not null)
                {
                    amounts[place] = new AllocatedAmount(account.Key, ScaledOrFixed(Groups[g], place), SourceOf(account), g);
                }
            }

            for (var position = 0; position < Groups[g].Takers.Length; position++)
            {
                var place = Groups[g].Takers[position];
                _positionOfTaker[place] = position;
                var account = Problem.Accounts[place];
                amounts[place] = new AllocatedAmount(
                    account.Key, AmountIn(Groups[g], position), account.IsLocked ? AmountSource.Locked : AmountSource.Calculated, g);
            }
        }

        return ImmutableArray.Create(amounts);
    }

    private static decimal AmountIn(GroupAllocation group, int position) => group.Spread?.Amounts[position] ?? 0;

    private static AmountSource SourceOf(AllocationAccount account) => account switch
    {
        { IsLocked: true } => AmountSource.Locked,
        { Override: not null } => AmountSource.Override,
        _ => AmountSource.BottomUp,
    };
}
