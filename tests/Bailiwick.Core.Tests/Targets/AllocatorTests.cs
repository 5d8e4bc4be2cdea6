using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>C1 to C9 and C16 with published examples and examples worked out by hand.</summary>
public sealed class AllocatorTests
{
    [Fact]
    public void C1_nothing_is_rounded_before_the_last_step() =>
        // 4,800,000 / 11 = 436,363.636363...; six units are missing after rounding down, so the smallest six keys get one.
        Assert.Equal(
            [436364m, 436364, 436364, 436364, 436364, 436364, 436364, 436363, 436363, 436363, 436363],
            Plan.Amounts(Plan.Weighted(4_800_000, 1, [.. Enumerable.Repeat(1m, 11)])));

    [Theory]
    [InlineData(10, "4 4 2")]
    [InlineData(11, "5 5 1")]
    public void C3_largest_remainders_are_not_monotone_and_that_is_right(int total, string expected) =>
        Assert.Equal(expected, string.Join(' ', Plan.Amounts(Plan.Weighted(total, 1, 6, 6, 2))));

    [Theory]
    [InlineData("0.05", "70 30", "0.04 0.01")]
    [InlineData("0.05", "30 70", "0.01 0.04")]
    [InlineData("10", "1 0", "10.00 0.00")]
    [InlineData("100", "1 1 1", "33.34 33.33 33.33")]
    public void C3_the_cent_follows_the_share_and_not_the_place_in_the_list(string total, string weights, string expected) =>
        // 0.05 at 70 : 30 is 0.035 and 0.015: the fractions tie, so the larger exact share gets the cent, whoever is listed first.
        Assert.Equal(
            expected.Split(' ').Select(decimal.Parse),
            Plan.Amounts(Plan.Weighted(decimal.Parse(total), 0.01m, [.. weights.Split(' ').Select(decimal.Parse)])).Select(amount => amount!.Value));

    [Fact]
    public void C3_numbers_are_compared_as_numbers_and_before_text() =>
        Assert.Equal(["-1", "02", "2", "10", "A", "a"], new[] { "a", "10", "A", "2", "-1", "02" }.Order(KeyOrder.Instance));

    [Fact]
    public void C3_the_last_tie_goes_to_the_smaller_number()
    {
        var allocation = Plan.Run(Plan.Of(4, 1, Plan.One("10", 1), Plan.One("9", 1), Plan.One("100", 1)));
        Assert.Equal([1m, 2, 1], allocation.Amounts.Select(amount => amount.Amount!.Value));
    }

    [Fact]
    public void C2_what_is_below_the_unit_goes_to_the_largest_exact_share() =>
        // 1000.37 in hundreds by 5:3:2 is 500.185, 300.111, 200.074: 500, 300, 200 and 0.37 to the first.
        Assert.Equal([500.37m, 300, 200], Plan.Amounts(Plan.Weighted(1000.37m, 100, 5, 3, 2)));

    [Fact]
    public void C4_a_negative_total_is_the_positive_one_with_the_sign_put_back()
    {
        Assert.Equal([-3.34m, -3.33m, -3.33m], Plan.Amounts(Plan.Weighted(-10, 0.01m, 1, 1, 1)));
        Assert.Equal([-50m, -30, -20], Plan.Amounts(Plan.Weighted(-100, 1, 5, 3, 2)));
    }

    [Fact]
    public void C5_an_empty_weight_is_0_with_a_warning_and_a_negative_one_is_refused()
    {
        var allocation = Plan.Run(Plan.Of(90, 1, Plan.One("A", 2), Plan.One("B"), Plan.One("C", 1)));
        Assert.Equal([60m, 0, 30], allocation.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal(("empty-weight", 1), (allocation.Warnings.Single().Code, allocation.Warnings.Single().Accounts));
        Assert.Equal("target.negative-weight", Plan.Refused(Plan.Weighted(10, 1, 1, -1)));
    }

    [Fact]
    public void C5_all_weights_0_share_evenly_with_a_warning()
    {
        var allocation = Plan.Run(Plan.Weighted(10, 1, 0, 0, 0));
        Assert.Equal([4m, 3, 3], allocation.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal("all-weights-zero", allocation.Warnings.Single().Code);
    }

    [Fact]
    public void C6_an_account_that_is_not_eligible_has_no_amount_and_is_not_0()
    {
        var problem = Plan.Weighted(100, 1, 1, 1, 2).With(1, one => one with { IsEligible = false, Override = 40 });
        var allocation = Plan.Run(problem);
        Assert.Equal([33m, null, 67], allocation.Amounts.Select(amount => amount.Amount));
        Assert.Equal(AmountSource.NotEligible, allocation.Amounts[1].Source);
        Assert.Equal("input-not-eligible", allocation.Warnings.Single().Code);
    }

    [Fact]
    public void C7_empty_is_no_answer_and_0_is_no_potential()
    {
        var asked = Plan.Weighted(100, 1, 1, 1, 1, 1);
        Assert.Equal([25m, 25, 25, 25], Plan.Amounts(asked));
        Assert.Equal([0m, 34, 33, 33], Plan.Amounts(asked.With(0, one => one with { BottomUp = 0 })));
        Assert.Equal([40m, 20, 20, 20], Plan.Amounts(asked.With(0, one => one with { BottomUp = 40 })));
    }

    [Fact]
    public void C8_a_lock_is_before_an_override_and_that_before_bottom_up()
    {
        var problem = Plan.Weighted(100, 1, 1, 1).With(0, one => one with { BottomUp = 10 });
        Assert.Equal([10m, 90], Plan.Amounts(problem));
        problem = problem.With(0, one => one with { Override = 20 });
        Assert.Equal([20m, 80], Plan.Amounts(problem));
        Assert.Equal(AmountSource.Override, Plan.Run(problem).Amounts[0].Source);
        problem = problem.With(0, one => one with { IsLocked = true, LockedAmount = 30 });
        Assert.Equal([30m, 70], Plan.Amounts(problem));
        Assert.Equal(AmountSource.Locked, Plan.Run(problem).Amounts[0].Source);
        // Without an amount of its own a lock freezes what is effective: the override.
        Assert.Equal([20m, 80], Plan.Amounts(problem.With(0, one => one with { LockedAmount = null })));
    }

    [Fact]
    public void C9_fixed_amounts_above_the_pool_leave_0_and_show_the_excess()
    {
        var problem = Plan.Weighted(100, 1, 1, 1, 1, 1).With(0, one => one with { Override = 80 }).With(1, one => one with { BottomUp = 60 });
        var kept = Plan.Run(problem);
        Assert.Equal([80m, 60, 0, 0], kept.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal((40m, 0m), (kept.Excess, kept.Unallocated));
        // 100 x 80 / 140 = 57.14..., 100 x 60 / 140 = 42.86...
        var scaled = Plan.Run(problem with { Excess = ExcessPolicy.Scale });
        Assert.Equal([57m, 43, 0, 0], scaled.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal(0, scaled.Excess);
        var locked = Plan.Run((problem with { Excess = ExcessPolicy.Scale }).With(0, one => one with { IsLocked = true }));
        Assert.Equal([80m, 20, 0, 0], locked.Amounts.Select(amount => amount.Amount!.Value));
        var over = Plan.Run((problem with { Excess = ExcessPolicy.Scale }).With(0, one => one with { IsLocked = true, LockedAmount = 130 }));
        Assert.Equal([130m, 0, 0, 0], over.Amounts.Select(amount => amount.Amount!.Value));
        Assert.Equal(30, over.Excess);
    }

    [Fact]
    public void C9_what_nobody_is_left_to_take_is_shown_as_unallocated()
    {
        var allocation = Plan.Run(Plan.Weighted(100, 1, 1, 1).With(0, one => one with { BottomUp = 30 }).With(1, one => one with { BottomUp = 30 }));
        Assert.Equal(40, allocation.Unallocated);
        Assert.Equal(100, Plan.Run(Plan.Of(100, 1)).Unallocated);
    }

    [Fact]
    public void C16_the_calculated_amount_stays_beside_an_override_and_removing_it_restores_the_result_exactly()
    {
        var before = Plan.Weighted(1000, 1, 5, 3, 2).With(2, one => one with { BottomUp = 100 });
        var after = before.With(0, one => one with { Override = 700 });
        var allocation = Plan.Run(after);
        // Without its override A would share the 900 left by C with B: 900 x 5 / 8 = 562.5, a tie of fractions that the larger share wins.
        Assert.Equal(563, allocation.CalculatedAt(0));
        Assert.Equal(200, allocation.CalculatedAt(1));
        // C without its own 100 would share the 300 left by A with B: 300 x 2 / 5.
        Assert.Equal(120, allocation.CalculatedAt(2));
        Assert.Equal(AllocationDigest.Of(Plan.Run(before)), AllocationDigest.Of(Plan.Run(after.With(0, one => one with { Override = null }))));
        Assert.NotEqual(AllocationDigest.Of(Plan.Run(before)), AllocationDigest.Of(allocation));
    }

    [Fact]
    public void A_weight_can_be_blended_from_fields_that_count_as_parts_of_their_totals()
    {
        AllocationAccount Account(string key, decimal? revenue, decimal? employees) =>
            new(key) { Values = new Dictionary<string, decimal?> { ["revenue"] = revenue, ["employees"] = employees } };
        var problem = Plan.Of(1000, 1, Account("A", 600, 10), Account("B", 400, 30), Account("C", null, null)) with
        {
            Fields = [new FieldWeight("revenue", 3), new FieldWeight("employees", 1)],
        };
        // A: 3/4 x 600/1000 + 1/4 x 10/40 = 0.5125.
        Assert.Equal([513m, 487, 0], Plan.Amounts(problem));
        Assert.Equal("target.bad-field", Plan.Refused(problem with { Fields = [new FieldWeight("grade", 1)] }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_unit_that_is_none_is_refused(string unit) => Assert.Equal("target.bad-unit", Plan.Refused(Plan.Weighted(10, decimal.Parse(unit), 1)));

    [Fact]
    public void Keys_are_told_apart()
    {
        Assert.Equal("target.duplicate-key", Plan.Refused(Plan.Of(10, 1, Plan.One("A", 1), Plan.One("A", 2))));
        Assert.Equal("target.blank-key", Plan.Refused(Plan.Of(10, 1, Plan.One(" ", 1))));
        Assert.Equal("target.too-large", Plan.Refused(Plan.Weighted(2_000_000_000_000_000_000m, 1, 1)));
    }
}
