using Bailiwick.Core.Alignments;
using Xunit;

namespace Bailiwick.Core.Tests.Alignments;

public sealed class ActTests
{
    [Fact]
    public void Forty_territories_under_four_regions_are_ten_each_and_named_by_place()
    {
        var tree = AreaTemplate.Make([new("Region", 4), new("Territory", 40)]).Value;

        Assert.Equal(44, tree.Count);
        Assert.All(tree.Below(AreaNumber.None), region => Assert.Equal(10, tree.Below(region.Number).Count()));
        Assert.Equal("Territory 2.10", tree.Find(Field.Area(4 + 19))!.Name);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 4)]
    [InlineData(1, 65_534)]
    public void Levels_that_cannot_be_are_refused(int regions, int territories) =>
        Assert.NotNull(AreaTemplate.Make([new("Region", regions), new("Territory", territories)]).Refusal);

    [Fact]
    public void A_unit_enters_areas_of_the_lowest_level_only()
    {
        var state = Field.Assigned();
        Assert.Equal("alignment.not-lowest-level", Refused(state, UnitActs.Move(state, Field.Unit(0), Field.Area(0))));
    }

    [Fact]
    public void Unknown_doubled_and_missing_units_and_areas_are_refused()
    {
        var state = Field.Assigned();
        Assert.Equal("alignment.unknown-unit", Refused(state, UnitActs.Move(state, Field.Unit(48), Field.Area(2))));
        Assert.Equal("alignment.unknown-unit", Refused(state, UnitActs.Move(state, Field.Unit(-1), Field.Area(2))));
        Assert.Equal("alignment.duplicate-unit", Refused(state, UnitActs.Move(state, Field.Unit(3, 3), Field.Area(2))));
        Assert.Equal("alignment.nothing-given", Refused(state, UnitActs.Move(state, [], Field.Area(2))));
        Assert.Equal("alignment.unknown-area", Refused(state, UnitActs.Move(state, Field.Unit(3), Field.Area(99))));
        Assert.Equal("alignment.unequal-lists", Refused(state, UnitActs.Assign(state, Field.Unit(3, 4), [Field.Area(2)])));
        Assert.Equal("alignment.nothing-changes", Refused(state, UnitActs.Move(state, Field.Unit(0), Field.Area(2))));
        Assert.Equal("alignment.duplicate-area", Refused(state, AreaActs.Lock(state, [Field.Area(2), Field.Area(2)], true)));
        Assert.Equal("alignment.unknown-area", Refused(state, AreaActs.Remove(state, [Field.Area(-1)])));
    }

    [Fact]
    public void A_locked_area_lets_nothing_in_or_out_and_says_its_name()
    {
        var state = Field.Assigned();
        Field.Do(state, AreaActs.Lock(state, [Field.Area(3)], true));

        Assert.Equal("alignment.area-locked", Refused(state, UnitActs.Move(state, Field.Unit(8), Field.Area(2))));
        Assert.Equal("alignment.area-locked", Refused(state, UnitActs.Move(state, Field.Unit(0), Field.Area(3))));
        Assert.Equal("alignment.area-locked", Refused(state, AreaActs.Remove(state, [Field.Area(3)])));
        Assert.Equal("alignment.area-locked", Refused(state, AreaActs.Update(state, [new AreaUpdate(Field.Area(3)) { Parent = Field.Area(1) }])));
        Assert.Contains("Territory 1.2", ChangeRules.Check(state, UnitActs.Move(state, Field.Unit(8), Field.Area(2)).Value)!.Message, StringComparison.Ordinal);
        Assert.True(Field.Do(state, AreaActs.Update(state, [new AreaUpdate(Field.Area(3)) { Color = "#AABBCC", Owner = "Eve" }])).IsDone);
    }

    [Fact]
    public void A_locked_region_locks_everything_below_it()
    {
        var state = Field.Assigned();
        Field.Do(state, AreaActs.Lock(state, [Field.Area(0)], true));

        Assert.Equal("alignment.area-locked", Refused(state, UnitActs.Move(state, Field.Unit(0), Field.Area(3))));
        Assert.Equal("alignment.area-locked", Refused(state, UnitActs.Move(state, Field.Unit(40), Field.Area(3))));
        Assert.Equal("alignment.area-locked", Refused(state, AreaActs.Create(state, [new NewArea(1, Field.Area(0), "Extra")])));
        Assert.True(Field.Do(state, UnitActs.Move(state, Field.Unit(40), Field.Area(5))).IsDone);
    }

    [Fact]
    public void A_locked_unit_stays_and_keeps_its_area_from_being_removed()
    {
        var state = Field.Assigned();
        Field.Do(state, UnitActs.Lock(state, Field.Unit(0), true));

        Assert.Equal("alignment.unit-locked", Refused(state, UnitActs.Move(state, Field.Unit(0), Field.Area(3))));
        Assert.Equal("alignment.unit-locked", Refused(state, AreaActs.Remove(state, [Field.Area(2)])));
    }

    [Theory]
    [InlineData("", null, null, "alignment.bad-name")]
    [InlineData("  ", null, null, "alignment.bad-name")]
    [InlineData("territory 1.1", null, null, "alignment.name-taken")]
    [InlineData("New", "red", null, "alignment.bad-color")]
    [InlineData("New", "#12345g", null, "alignment.bad-color")]
    [InlineData("New", null, 1.5, "alignment.bad-target-share")]
    [InlineData("New", null, -0.1, "alignment.bad-target-share")]
    [InlineData("New", null, double.NaN, "alignment.bad-target-share")]
    public void Areas_that_break_a_rule_are_refused(string name, string? color, double? share, string code)
    {
        var state = Field.Assigned();
        Assert.Equal(code, Refused(state, AreaActs.Create(state, [new NewArea(1, Field.Area(0), name, color, null, share)])));
    }

    [Fact]
    public void Target_shares_of_a_level_stay_within_the_whole()
    {
        var state = Field.Assigned();
        Assert.True(Field.Do(state, AreaActs.Update(state, [new AreaUpdate(Field.Area(0)) { TargetShare = 0.7 }])).IsDone);
        Assert.Equal(
            "alignment.target-shares-exceed-one",
            Refused(state, AreaActs.Update(state, [new AreaUpdate(Field.Area(1)) { TargetShare = 0.4 }])));
    }

    [Fact]
    public void Shares_not_chosen_divide_what_the_chosen_ones_leave()
    {
        var flat = AreaTemplate.Make([new("Territory", 4)]).Value.All.ToList();
        Assert.Equal([0.25, 0.25, 0.25, 0.25], Shares(flat, 0));
        flat[0] = flat[0] with { TargetShare = 0.4 };
        Assert.Equal([0.4, 0.2, 0.2, 0.2], Shares(flat, 0));
        Assert.Equal([0.5, 0.5], Shares([flat[1] with { TargetShare = 0.1 }, flat[2] with { TargetShare = 0.1 }], 0));
    }

    [Fact]
    public void Territories_are_equal_by_default_and_always_sum_to_their_region()
    {
        var areas = AreaTemplate.Make([new("Region", 2), new("Territory", 5)]).Value.All.ToList();
        Assert.Equal([0.6, 0.4, 0.2, 0.2, 0.2, 0.2, 0.2], Shares(areas, 1));
        areas[0] = areas[0] with { TargetShare = 0.9 };
        areas[2] = areas[2] with { TargetShare = 0.5 };
        Assert.Equal([0.9, 0.1, 0.5, 0.2, 0.2, 0.05, 0.05], Shares(areas, 1));
    }

    private static IEnumerable<double> Shares(IEnumerable<Area> areas, int lowestLevel) =>
        TargetShares.Of(AreaTree.Of(areas), lowestLevel).OrderBy(pair => pair.Key.Value).Select(pair => Math.Round(pair.Value, 12));

    [Fact]
    public void Parents_must_stand_one_level_above_and_not_be_left_without_children()
    {
        var state = Field.Assigned();
        Assert.Equal("alignment.bad-parent", Refused(state, AreaActs.Create(state, [new NewArea(1, Field.Area(2), "New")])));
        Assert.Equal("alignment.bad-parent", Refused(state, AreaActs.Create(state, [new NewArea(0, Field.Area(1), "New")])));
        Assert.Equal("alignment.bad-parent", Refused(state, AreaActs.Create(state, [new NewArea(1, AreaNumber.None, "New")])));
        Assert.Equal("alignment.unknown-level", Refused(state, AreaActs.Create(state, [new NewArea(2, Field.Area(2), "New")])));
        Assert.Equal("alignment.has-areas-below", Refused(state, AreaActs.Remove(state, [Field.Area(0)])));
        Assert.True(Field.Do(state, AreaActs.Remove(state, [Field.Area(0), Field.Area(2), Field.Area(3), Field.Area(4)])).IsDone);
        Assert.Equal(24, state.TotalOf(AreaNumber.None).Units);
    }

    [Fact]
    public void Numbers_of_removed_areas_are_never_given_again()
    {
        var state = Field.Assigned();
        Field.Do(state, AreaActs.Remove(state, [Field.Area(7)]));
        Field.Do(state, AreaActs.Create(state, [new NewArea(1, Field.Area(0), "New")]));
        Assert.Null(state.Areas.Find(Field.Area(7)));
        Assert.Equal("New", state.Areas.Find(Field.Area(8))!.Name);
    }

    [Fact]
    public void The_numbers_of_areas_end_where_sixteen_bits_end()
    {
        var state = AlignmentState.Begin(Field.Frame(1, "Territory"), AreaTemplate.Make([new("Territory", AreaTree.MostAreas)]).Value);
        Assert.Equal("alignment.too-many-areas", AreaActs.Create(state, [new NewArea(0, AreaNumber.None, "One more")]).Refusal!.Code);
        Assert.True(Field.Do(state, UnitActs.Move(state, Field.Unit(0), Field.Area(65_533))).IsDone);
        Assert.Equal(Field.Area(65_533), state.AreaOf(new UnitIndex(0)));
    }

    [Fact]
    public void A_broken_log_is_thrown_out_and_leaves_the_state_whole()
    {
        var state = Field.Assigned();
        var broken = Change.Of([new UnitMove(new UnitIndex(0), Field.Area(2), Field.Area(3)), new UnitMove(new UnitIndex(1), Field.Area(5), Field.Area(3))]);
        Assert.Throws<InvalidOperationException>(() => state.Apply(broken));
        Assert.Equal(Field.Area(2), state.AreaOf(new UnitIndex(0)));
    }

    private static string? Refused(AlignmentState state, Outcome<Change> act) =>
        act.IsDone ? ChangeRules.Check(state, act.Value)?.Code : act.Refusal.Code;
}
