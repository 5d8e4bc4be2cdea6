using System.Collections.Immutable;
using System.Globalization;
using Bailiwick.Core.Targets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>What holds for any problem.</summary>
public sealed class AllocatorPropertyTests
{
    private static readonly decimal[] _units = [0.01m, 0.05m, 1, 7, 100, 1000];

    [Fact]
    public void The_parts_add_up_bounds_hold_and_a_slow_exact_solver_says_the_same()
    {
        var (done, refused, bounded) = (0, 0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var problem = Random(new Random(seed));
            var outcome = Allocator.Allocate(problem);
            var slow = SlowAllocator.Allocate(problem);
            if (slow is null)
            {
                Assert.Contains(outcome.Refusal!.Code, (string[])["target.floors-above-pool", "target.caps-below-pool", "target.bounds-below-unit"]);
                refused++;
                return;
            }

            Assert.True(outcome.IsDone, outcome.Refusal?.Message);
            Assert.Equal(slow, outcome.Value.Amounts.Select(amount => amount.Amount!.Value));
            Plan.AssertAddsUp(outcome.Value);
            AssertBounds(outcome.Value);
            done++;
            bounded += problem.Accounts.Any(one => one.Cap is not null) ? 1 : 0;
        }));
        Assert.True(done > 1000 && refused > 50 && bounded > 300, $"{done} done, {refused} refused, {bounded} with caps: the test would prove little.");
    }

    [Fact]
    public void Any_order_and_any_culture_give_the_same_bytes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var problem = Random(random, withBuckets: true);
            var first = Allocator.Allocate(problem);
            if (!first.IsDone)
            {
                return;
            }

            var shuffled = problem with
            {
                Accounts = [.. problem.Accounts.OrderBy(_ => random.Next())],
                Buckets = [.. problem.Buckets.Reverse()],
                Total = problem.Total * 1.000m,
            };
            var before = CultureInfo.CurrentCulture;
            try
            {
                var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "~");
                CultureInfo.CurrentCulture = comma;
                var second = Allocator.Allocate(shuffled).Value;
                Assert.Equal(AllocationDigest.Of(first.Value), AllocationDigest.Of(second));
                Assert.Equal(first.Value.Warnings, second.Warnings);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }));

    [Fact]
    public void Every_explanation_recomputes_to_its_amount() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var problem = Random(new Random(seed), withBuckets: seed % 2 == 0);
            var outcome = Allocator.Allocate(problem);
            for (var place = 0; outcome.IsDone && place < problem.Accounts.Length; place++)
            {
                var explanation = outcome.Value.ExplainAt(place);
                Assert.Equal(0, Fraction.Of(outcome.Value.Amounts[place].Amount!.Value).CompareTo(explanation.Recompute()!.Value));
            }
        }));

    [Fact]
    public void The_quick_way_to_all_calculated_amounts_says_what_full_runs_say()
    {
        var compared = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var problem = Random(new Random(seed), withBuckets: seed % 3 == 0);
            problem = seed % 5 == 0 ? problem : problem with { Accounts = [.. problem.Accounts.Select(one => one with { Floor = null, Cap = null })] };
            if (Allocator.Allocate(problem) is not { IsDone: true, Value: var allocation })
            {
                return;
            }

            Assert.Equal(problem.Accounts.Select((_, place) => allocation.CalculatedAt(place)), allocation.CalculatedAll());
            compared += problem.Accounts.Count(one => one.FixedAmount is not null);
        }));
        Assert.True(compared > 1000, $"{compared} compared.");
    }

    [Fact]
    public void Each_calculated_part_is_within_one_unit_of_its_exact_share() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var weights = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => (decimal)random.Next(1, 1000)).ToArray();
            var total = random.Next(0, 1_000_000);
            var amounts = Plan.Amounts(Plan.Weighted(total, 1, weights));
            Assert.All(amounts.Index(), one => Assert.True(Math.Abs(one.Item!.Value - (total * weights[one.Index] / weights.Sum())) < 1));
        }));

    [Fact]
    public void An_input_that_differs_in_anything_that_decides_has_another_hash()
    {
        var problem = Plan.Weighted(100, 1, 1, 2);
        var variants = new[]
        {
            problem, problem with { Total = 101 }, problem with { Unit = 2 }, problem with { Method = SpreadMethod.Even }, problem with { Bounds = BoundMeaning.BasePlusShare },
            problem with { Excess = ExcessPolicy.Scale }, problem.With(0, one => one with { Weight = 3 }), problem.With(0, one => one with { BottomUp = 0 }),
            problem.With(0, one => one with { Override = 0 }), problem.With(0, one => one with { IsLocked = true }), problem.With(0, one => one with { Floor = 1 }),
            problem.With(0, one => one with { Cap = 99 }), problem.With(0, one => one with { IsEligible = false }), problem.With(0, one => one with { Bucket = "x" }),
        };
        Assert.Equal(variants.Length, variants.Select(variant => AllocationDigest.Of(Plan.Run(variant)).Input).Distinct().Count());
    }

    private static void AssertBounds(Allocation allocation) => Assert.All(allocation.Amounts.Index(), amount =>
    {
        var account = allocation.Problem.Accounts[amount.Index];
        if (account.FixedAmount is null && allocation.Excess == 0)
        {
            Assert.True(Math.Abs(amount.Item.Amount!.Value) >= (account.Floor ?? 0));
            Assert.True(Math.Abs(amount.Item.Amount!.Value) <= (account.Cap ?? decimal.MaxValue));
        }
    });

    private static AllocationProblem Random(Random random, bool withBuckets = false)
    {
        var unit = _units[random.Next(_units.Length)];
        var count = 1 + random.Next(12);
        var total = random.Next(-20_000, 100_000) * (random.Next(2) == 0 ? unit : unit / 10);
        var some = random.Next(3);
        var accounts = Enumerable.Range(0, count).Select(i => new AllocationAccount(random.Next(2) == 0 ? $"{i}" : $"K{i}")
        {
            Weight = random.Next(8) == 0 ? null : random.Next(0, 6) * (random.Next(2) == 0 ? 1 : 0.37m),
            Bucket = withBuckets ? $"b{random.Next(3)}" : null,
            BottomUp = random.Next(9) == 0 ? random.Next(0, 3000) * unit : null,
            Override = random.Next(12) == 0 ? random.Next(0, 30_000) * unit / 10 : null,
            IsLocked = random.Next(10) == 0,
            Floor = some > 0 && random.Next(3) == 0 ? random.Next(0, 9000) * unit : null,
            Cap = some > 1 && random.Next(2) == 0 ? random.Next(9000, 40_000) * unit : null,
        }).ToImmutableArray();
        return new AllocationProblem(total, unit, accounts)
        {
            Method = withBuckets ? SpreadMethod.Bucketed : random.Next(4) == 0 ? SpreadMethod.Even : SpreadMethod.Weighted,
            Bounds = random.Next(2) == 0 ? BoundMeaning.Clip : BoundMeaning.BasePlusShare,
            Buckets = withBuckets ? [new Bucket("b0", 20.5m), new Bucket("b1", 30, SpreadMethod.Even), new Bucket("b2", 49.5m)] : [],
            EmptyBuckets = random.Next(2) == 0 ? EmptyBucketPolicy.Hold : EmptyBucketPolicy.Spread,
        };
    }
}
