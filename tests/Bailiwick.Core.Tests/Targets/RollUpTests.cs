using Bailiwick.Core.Targets;
using Xunit;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>C6, C12, C13, C18, C29 and C30.</summary>
public sealed class RollUpTests
{
    private static readonly (string, string?)[] _areas = [("World", null), ("East", "World"), ("E1", "East"), ("E2", "East"), ("West", "World")];

    [Fact]
    public void C12_every_level_adds_up_to_the_one_above_and_overlays_stay_apart()
    {
        var areas = RollUp.Of(
            _areas,
            [
                new("a", 100, [new("E1")]), new("b", 33.35m, [new("E1", 50), new("E2", 50)]),
                new("c", 10, [new("West"), new("E2", 40, IsOverlay: true), new("East", 100, IsOverlay: true)]),
            ],
            0.01m).Value;
        // 16.675 each: the tie of b's two halves ends at the smaller key.
        Assert.Equal([143.35m, 133.35m, 116.68m, 16.67m, 10], areas.Select(area => area.Amount));
        Assert.Equal([14m, 14, 0, 4, 0], areas.Select(area => area.Overlay));
        Assert.Equal([4, 3, 2, 1, 1], areas.Select(area => area.Accounts));
    }

    [Fact]
    public void C12_splits_that_are_not_100_and_areas_that_are_not_there_are_refused()
    {
        Assert.Equal("target.split-percents", RollUp.Of(_areas, [new("a", 1, [new("E1", 60), new("E2", 43)])], 1).Refusal!.Code);
        Assert.Equal("target.unknown-key", RollUp.Of(_areas, [new("a", 1, [new("E9")])], 1).Refusal!.Code);
        Assert.Equal("target.duplicate-key", RollUp.Of(_areas, [new("a", 1, [new("E1", 50), new("E1", 50)])], 1).Refusal!.Code);
    }

    [Theory]
    [InlineData(1000, 5, 1, 1050)]
    [InlineData(1010, 5, 1, 1061)]
    [InlineData(-1010, 5, 1, -1061)]
    [InlineData(1_234_567, 12.5, 1000, 1_389_000)]
    public void C13_over_assignment_rounds_half_away_from_zero(int number, double uplift, int unit, int expected) =>
        Assert.Equal(expected, RollUp.HandedDown(number, (decimal)uplift, unit).Value);

    [Fact]
    public void C13_less_than_nothing_is_refused() => Assert.Equal("target.bad-uplift", RollUp.HandedDown(10, -100, 1).Refusal!.Code);

    [Fact]
    public void C18_the_majority_set_takes_the_largest_first_until_the_share_is_reached()
    {
        var figures = Concentration.Of([("a", 10), ("b", 50), ("c", 30), ("d", 10), ("e", -5)], 0.8m);
        Assert.Equal(["b", "c"], figures.MajoritySet);
        Assert.Equal(0.8m, figures.MajorityShare);
        // 0.25 + 0.09 + 0.01 + 0.01
        Assert.Equal(0.36m, figures.Herfindahl);
        Assert.Equal(["b", "c", "a"], Concentration.Of([("a", 10), ("b", 50), ("c", 30), ("d", 10)], 0.81m).MajoritySet);
        Assert.Empty(Concentration.Of([("a", 0)], 0.8m).MajoritySet);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void C30_the_gini_of_the_sorted_form_is_that_of_all_pairs(int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(0, 40).Select(_ => (decimal)random.Next(1, 1000)).ToList();
        var pairs = numbers.Sum(x => numbers.Sum(y => Math.Abs(x - y)));
        Assert.Equal((double)(pairs / (2 * 40 * 40 * numbers.Average())), Evenness.Of(numbers, 0.1m).Gini, 1e-12);
    }

    [Fact]
    public void C30_the_deviation_is_of_the_population_and_the_band_has_its_ends()
    {
        var figures = Evenness.Of([2, 4, 4, 4, 5, 5, 7, 9], 0.2m);
        Assert.Equal((5m, 2.0), (figures.Mean, figures.StandardDeviation));
        Assert.Equal(0.625, figures.WithinBand);
        Assert.Equal(1, Evenness.Correlation([1, 2, 3], [10, 20, 30])!.Value, 1e-12);
        Assert.Equal(-0.5, Evenness.Correlation([1, 2, 3], [3, 1, 2])!.Value, 1e-12);
        Assert.Null(Evenness.Correlation([1, 1], [1, 2]));
    }

    [Fact]
    public void C29_a_table_keeps_both_margins_exactly_and_its_zeros()
    {
        // The seed's odds stay: 40 x 60 / 100 = 24 and so on for an even seed; with a zero the rest has no choice.
        Assert.Equal([[24m, 16], [36, 24]], MarginTable.Fit([[1, 1], [1, 1]], [40, 60], [60, 40], 1).Value.Select(row => row.ToArray()));
        Assert.Equal([[0m, 40], [60, 0]], MarginTable.Fit([[0, 5], [5, 5]], [40, 60], [60, 40], 1).Value.Select(row => row.ToArray()));
        Assert.Equal("target.margins-differ", MarginTable.Fit([[1, 1]], [10], [4, 5], 1).Refusal!.Code);
        Assert.Equal("target.margins-unreachable", MarginTable.Fit([[0, 1], [0, 1]], [10, 10], [10, 10], 1).Refusal!.Code);
        Assert.Equal("target.bad-table", MarginTable.Fit([[1, 1]], [10], [4.5m, 5.5m], 1).Refusal!.Code);
        Assert.Equal("target.bad-table", MarginTable.Fit([[1]], [10], [4, 6], 1).Refusal!.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void C29_any_table_is_rounded_within_one_unit_and_both_margins_hold(int seed)
    {
        var random = new Random(seed);
        var (rows, columns) = (2 + random.Next(12), 2 + random.Next(9));
        var table = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (decimal)random.Next(0, 50)).ToArray()).ToArray();
        var seeds = table.Select(row => row.Select(cell => cell == 0 ? 0 : (decimal)random.Next(1, 20)).ToArray()).ToArray();
        var (byRow, byColumn) = (table.Select(row => row.Sum()).ToArray(), Enumerable.Range(0, columns).Select(c => table.Sum(row => row[c])).ToArray());
        var fitted = MarginTable.Fit(seeds, byRow, byColumn, 1).Value;
        Assert.Equal(byRow, fitted.Select(row => row.Sum()));
        Assert.Equal(byColumn, Enumerable.Range(0, columns).Select(c => fitted.Sum(row => row[c])));
        Assert.All(seeds.Index(), row => Assert.All(row.Item.Index(), cell => Assert.True(cell.Item != 0 || fitted[row.Index][cell.Index] == 0)));
    }

    [Fact]
    public void C6_a_filter_is_a_list_of_conditions()
    {
        var attributes = new Dictionary<string, string?> { ["grade"] = "A", ["employees"] = "50", ["region"] = null };
        Assert.True(new AttributeCondition("grade", ConditionKind.IsOneOf, ["A", "B"]).Holds(attributes));
        Assert.True(new AttributeCondition("employees", ConditionKind.AtLeast, ["50.0"]).Holds(attributes));
        Assert.False(new AttributeCondition("employees", ConditionKind.AtMost, ["9"]).Holds(attributes));
        Assert.True(new AttributeCondition("region", ConditionKind.IsEmpty, []).Holds(attributes));
        Assert.True(new AttributeCondition("region", ConditionKind.IsNot, ["East"]).Holds(attributes));
        Assert.False(new AttributeCondition("region", ConditionKind.Is, ["East"]).Holds(attributes));
        Assert.Equal("target.bad-condition", new AttributeCondition("employees", ConditionKind.AtLeast, ["many"]).Check()!.Code);
    }

    [Fact]
    public void C11_tiers_are_computed_from_a_number()
    {
        Assert.Equal(["1", "1", "2", "3", null], Tiers.ByLimits([500, 100, 99, 1, null], [100, 10]));
        // Five numbers in three tiers: 9, 9 | 5 | 4, 1, the two nines together.
        Assert.Equal(["3", "1", "2", null, "1", "2"], Tiers.ByCount([1, 9, 5, null, 9, 4], 3));
    }
}
