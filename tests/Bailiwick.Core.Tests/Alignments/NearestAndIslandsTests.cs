using Bailiwick.Core.Alignments;
using Xunit;

namespace Bailiwick.Core.Tests.Alignments;

public sealed class NearestAndIslandsTests
{
    [Fact]
    public void Unassigned_units_go_to_the_nearest_area_over_the_links_and_leave_no_island()
    {
        var links = Field.Grid(9, 5);
        var state = Field.Begin(45, 1, 2);
        Field.Do(state, UnitActs.Assign(state, Field.Unit(18, 26), [Field.Area(1), Field.Area(2)]));

        Assert.True(Field.Do(state, NearestAssignment.Plan(state, links, null)).IsDone);

        Assert.Equal(0, state.TotalOf(AreaNumber.None).Units);
        Assert.Equal(25, state.TotalOf(Field.Area(1)).Units);
        Assert.Empty(Pieces.Detached(state.AreaOfUnit, links));
    }

    [Fact]
    public void Locked_areas_do_not_grow_and_locked_units_stay_out()
    {
        var links = Field.Grid(9, 5);
        var state = Field.Begin(45, 1, 2);
        Field.Do(state, UnitActs.Assign(state, Field.Unit(18, 26), [Field.Area(1), Field.Area(2)]));
        Field.Do(state, AreaActs.Lock(state, [Field.Area(1)], true));
        Field.Do(state, UnitActs.Lock(state, Field.Unit(0), true));

        Assert.True(Field.Do(state, NearestAssignment.Plan(state, links, null)).IsDone);

        Assert.Equal(1, state.TotalOf(Field.Area(1)).Units);
        Assert.Equal(1, state.TotalOf(AreaNumber.None).Units);
    }

    [Fact]
    public void What_no_link_reaches_goes_to_the_straight_nearest_and_what_has_no_place_stays()
    {
        var random = new Random(4);
        var count = 500;
        double[] x = new double[count], y = new double[count];
        for (var unit = 0; unit < count; unit++)
        {
            (x[unit], y[unit]) = (random.NextDouble() * 100, random.NextDouble() * 20);
        }

        x[7] = double.NaN;
        var links = new UnitLinks(new int[count + 1], [], [], x, y);
        var state = Field.Begin(count, 1, 5);
        Field.Do(state, UnitActs.Assign(state, Field.Units(100, 50), Enumerable.Range(0, 50).Select(i => Field.Area(1 + (i % 5))).ToArray()));

        Assert.True(Field.Do(state, NearestAssignment.Plan(state, links, null)).IsDone);

        Assert.Equal(AreaNumber.None, state.AreaOf(new UnitIndex(7)));
        for (var unit = 0; unit < count; unit++)
        {
            if (unit != 7)
            {
                var nearest = Enumerable.Range(100, 50).MinBy(other => (links.Distance(unit, other), other));
                Assert.Equal(state.AreaOf(new UnitIndex(nearest)), state.AreaOf(new UnitIndex(unit)));
            }
        }
    }

    [Fact]
    public void Nothing_to_grow_from_is_said()
    {
        var state = Field.Begin(45, 1, 2);
        Assert.Equal("alignment.nothing-to-grow-from", NearestAssignment.Plan(state, Field.Grid(9, 5), null).Refusal!.Code);
    }

    [Fact]
    public void An_island_joins_the_neighbor_it_touches_most_and_pieces_inside_it_follow()
    {
        var links = Field.Grid(6, 1);
        var state = Field.Begin(6, 1, 3);
        var to = new[] { 1, 1, 2, 1, 3, 3 }.Select(Field.Area).ToArray();
        Field.Do(state, UnitActs.Assign(state, Field.Units(0, 6), to));
        Assert.Single(Pieces.Detached(state.AreaOfUnit, links));

        var joined = Field.Do(state, IslandJoining.Plan(state, links, null, balanced: 1));

        Assert.True(joined.IsDone);
        Assert.Equal(Field.Area(2), state.AreaOf(new UnitIndex(3)));
        Assert.Empty(Pieces.Detached(state.AreaOfUnit, links));
    }

    [Fact]
    public void Of_two_pieces_of_equally_many_units_the_one_that_holds_more_stays()
    {
        var links = Field.Grid(6, 1);
        ushort[] areaOfUnit = [1, 2, 2, 1, 3, 3];

        Assert.Equal(Field.Unit(3), Assert.Single(Pieces.Detached(areaOfUnit, links)).Units);
        Assert.Equal(Field.Unit(0), Assert.Single(Pieces.Detached(areaOfUnit, links, [10, 0, 0, 23_000, 0, 0])).Units);
        Assert.Equal(Field.Unit(3), Assert.Single(Pieces.Detached([1, 1, 2, 1, 3, 3], links, [10, 0, 0, 23_000, 0, 0])).Units);
    }

    [Fact]
    public void A_scattered_plan_comes_out_in_one_piece_an_area()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var links = Field.Grid(12, 9);
            var state = Field.Begin(108, 1, 5);
            Field.Do(state, UnitActs.Assign(state, Field.Units(0, 108), Enumerable.Range(0, 108).Select(_ => Field.Area(1 + random.Next(5))).ToArray()));

            Assert.True(Field.Do(state, IslandJoining.Plan(state, links, null, balanced: 1)).IsDone);

            Assert.Empty(Pieces.Detached(state.AreaOfUnit, links));
        }
    }

    [Fact]
    public void Locked_pieces_and_pieces_of_areas_not_named_stay()
    {
        var links = Field.Grid(6, 1);
        var state = Field.Begin(6, 1, 3);
        Field.Do(state, UnitActs.Assign(state, Field.Units(0, 6), new[] { 1, 1, 2, 1, 3, 3 }.Select(Field.Area).ToArray()));
        Assert.Equal("alignment.nothing-changes", IslandJoining.Plan(state, links, [Field.Area(2)], 1).Refusal!.Code);
        Field.Do(state, UnitActs.Lock(state, Field.Unit(3), true));
        Assert.Equal("alignment.nothing-changes", IslandJoining.Plan(state, links, null, 1).Refusal!.Code);
    }
}
