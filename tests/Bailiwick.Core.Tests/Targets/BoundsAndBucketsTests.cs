using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>C10 and C11.</summary>
public sealed class BoundsAndBucketsTests
{
    // The published example: 1000 by 3:3:4 with the minimums 100, 150 and 200 of A, B and C.
    private static readonly AllocationProblem _published = Plan.Of(
        1000, 1, Plan.One("A", 3) with { Floor = 100 }, Plan.One("B", 3) with { Floor = 150 }, Plan.One("C", 4) with { Floor = 200 });

    [Fact]
    public void C10_a_floor_clips() => Assert.Equal([300m, 300, 400], Plan.Amounts(_published));

    [Fact]
    public void C10b_or_is_a_base_that_is_paid_first() =>
        Assert.Equal([265m, 315, 420], Plan.Amounts(_published with { Bounds = BoundMeaning.BasePlusShare }));

    [Fact]
    public void C10_floors_and_caps_together_need_the_rate_and_not_one_pass() =>
        // A stands at its floor 40 and D at its cap 25; B and C share the other 35 by 20 to 30.
        Assert.Equal([40m, 14, 21, 25], Plan.Amounts(Plan.Of(
            100, 1, Plan.One("A", 10) with { Floor = 40 }, Plan.One("B", 20), Plan.One("C", 30), Plan.One("D", 40) with { Cap = 25 })));

    [Fact]
    public void C10_freezing_both_kinds_in_one_pass_would_be_wrong() =>
        // By weight alone A gets 1.01, below its floor 45, and D 49.66, above its cap 49. Frozen together they leave 28 each to B and C,
        // which weigh as much as D. The one rate that adds up is 35/49: A at its floor and D no longer at its cap.
        Assert.Equal([45m, 35, 35, 35], Plan.Amounts(Plan.Of(
            150, 1, Plan.One("A", 1) with { Floor = 45 }, Plan.One("B", 49), Plan.One("C", 49), Plan.One("D", 49) with { Cap = 49 })));

    [Fact]
    public void C10_what_cannot_be_is_refused_with_the_amount()
    {
        var floors = Allocator.Allocate(Plan.Of(100, 1, Plan.One("A", 1) with { Floor = 70 }, Plan.One("B", 1) with { Floor = 50 })).Refusal!;
        Assert.Equal(("target.floors-above-pool", 20m), (floors.Code, floors.Details["missing"]));
        var caps = Allocator.Allocate(Plan.Of(100, 1, Plan.One("A", 1) with { Cap = 30 }, Plan.One("B", 1) with { Cap = 50 })).Refusal!;
        Assert.Equal(("target.caps-below-pool", 20m), (caps.Code, caps.Details["over"]));
        // An account without weight cannot grow to its cap.
        Assert.Equal("target.caps-below-pool", Plan.Refused(Plan.Of(100, 1, Plan.One("A", 1) with { Cap = 30 }, Plan.One("B", 0) with { Cap = 90 })));
        Assert.Equal("target.bad-bounds", Plan.Refused(Plan.Of(100, 1, Plan.One("A", 1) with { Floor = 30, Cap = 20 })));
        Assert.Equal("target.bounds-below-unit", Plan.Refused(Plan.Of(1000, 100, Plan.One("A", 1) with { Floor = 110, Cap = 190 }, Plan.One("B", 1))));
    }

    [Fact]
    public void C10_a_residue_below_the_unit_finds_room_under_another_cap_or_stays_visible()
    {
        Assert.Equal([50m, 50.5m], Plan.Amounts(Plan.Of(100.5m, 1, Plan.One("A", 3) with { Cap = 50 }, Plan.One("B", 1))));
        Assert.Equal([51m, 50.5m], Plan.Amounts(Plan.Of(101.5m, 1, Plan.One("A", 3) with { Cap = 51 }, Plan.One("B", 1) with { Cap = 51 })));
    }

    private static AllocationAccount In(string bucket, string key, decimal weight = 1) => Plan.One(key, weight) with { Bucket = bucket };

    private static readonly AllocationProblem _graded = Plan.Of(
        1000, 1, In("A", "1", 3), In("A", "2", 1), In("B", "3"), In("B", "4"), In("B", "5")) with
    {
        Method = SpreadMethod.Bucketed,
        Buckets = [new Bucket("A", 60), new Bucket("B", 40, SpreadMethod.Even)],
    };

    [Fact]
    public void C11_the_bucket_gets_its_percent_first_and_then_its_accounts() =>
        Assert.Equal([450m, 150, 134, 133, 133], Plan.Amounts(_graded));

    [Fact]
    public void C11_the_bucket_is_rounded_before_its_accounts() =>
        // 100 in tens at 33.5 and 66.5 %: 30 and 70 after rounding, then halves of each: 20 + 10 and 40 + 30. By one rounding it would be 20, 20, 30, 30.
        Assert.Equal([20m, 10, 40, 30], Plan.Amounts(Plan.Of(100, 10, In("A", "1"), In("A", "2"), In("B", "3"), In("B", "4")) with
        {
            Method = SpreadMethod.Bucketed,
            Buckets = [new Bucket("A", 33.4m), new Bucket("B", 66.6m)],
        }));

    [Fact]
    public void C11_percents_of_103_are_refused_with_the_sum()
    {
        var refusal = Allocator.Allocate(_graded with { Buckets = [new Bucket("A", 60), new Bucket("B", 43)] }).Refusal!;
        Assert.Equal("target.bucket-percents", refusal.Code);
        Assert.Contains("103", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("3 too much", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C11_sizes_may_be_amounts_or_weights()
    {
        Assert.Equal([525m, 175, 100, 100, 100], Plan.Amounts(_graded with { Sizing = BucketSizing.Amount, Buckets = [new Bucket("A", 700), new Bucket("B", 300)] }));
        Assert.Equal([375m, 125, 167, 167, 166], Plan.Amounts(_graded with { Sizing = BucketSizing.Weight, Buckets = [new Bucket("A", 7), new Bucket("B", 7)] }));
        Assert.Equal("target.bucket-amounts", Plan.Refused(_graded with { Sizing = BucketSizing.Amount }));
    }

    [Fact]
    public void C11_an_empty_bucket_is_held_or_spread()
    {
        var problem = _graded with { Buckets = [new Bucket("A", 40), new Bucket("B", 40), new Bucket("C", 20)] };
        var held = Plan.Run(problem);
        Assert.Equal((200m, 200m), (held.Unallocated, held.Held));
        Assert.Equal([300m, 100, 134, 133, 133], held.Amounts.Select(amount => amount.Amount!.Value));
        var spread = Plan.Run(problem with { EmptyBuckets = EmptyBucketPolicy.Spread });
        Assert.Equal(0, spread.Unallocated);
        Assert.Equal([375m, 125, 167, 167, 166], spread.Amounts.Select(amount => amount.Amount!.Value));
    }

    [Fact]
    public void C11_fixed_amounts_count_against_their_own_bucket()
    {
        var allocation = Plan.Run(_graded.With(0, one => one with { Override = 500 }).With(2, one => one with { BottomUp = 450 }));
        Assert.Equal([500m, 100, 450, 0, 0], allocation.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal(50, allocation.Excess);
    }

    [Fact]
    public void C11_an_account_without_a_bucket_of_the_plan_is_named()
    {
        var refusal = Allocator.Allocate(_graded.With(1, one => one with { Bucket = "Z" })).Refusal!;
        Assert.Equal("target.no-bucket", refusal.Code);
        Assert.Contains("2 (Z)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("target.duplicate-key", Plan.Refused(_graded with { Buckets = [new Bucket("A", 60), new Bucket("A", 40)] }));
        Assert.Equal("target.bad-bucket", Plan.Refused(_graded with { Buckets = [] }));
    }
}
