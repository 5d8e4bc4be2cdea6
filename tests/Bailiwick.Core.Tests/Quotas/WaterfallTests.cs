using System.Collections.Immutable;
using Bailiwick.Core.Quotas;
using Xunit;

namespace Bailiwick.Core.Tests.Quotas;

/// <summary>C13 level by level: what is handed down is shared out exactly, and the number of a team stays its own.</summary>
public sealed class WaterfallTests
{
    private static Waterfall With(params (int Level, decimal Percent)[] uplifts) =>
        new(uplifts.ToImmutableDictionary(uplift => uplift.Level, uplift => uplift.Percent), 1);

    [Fact]
    public void Every_level_adds_its_own_and_the_parts_add_up_to_what_was_handed_down()
    {
        Waterfall.Seat[] seats = [new("a", [1], 6000), new("b", [1], 4800), new("c", [1], 3200), new("d", [2], 10_000)];

        var (teams, handed) = With((1, 7.31m), (2, 3.57m)).Down(seats).Value;

        Assert.Equal(
            [new Waterfall.Team(null, 0, 24_000, 25_754), new Waterfall.Team(1, 1, 15_023, 15_559), new Waterfall.Team(2, 1, 10_731, 11_114)], teams);
        Assert.Equal([6668m, 5335m, 3556m, 11_114m], handed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Children_add_up_to_the_parent_on_every_level_whatever_the_order(int seed)
    {
        var random = new Random(seed);
        var seats = Enumerable.Range(0, 300)
            .Select(i => new Waterfall.Seat($"s{i}", i % 17 == 0 ? [] : [i % 3, 3 + (i % 12)], random.Next(0, 100_000) / 100m)).ToList();
        var waterfall = new Waterfall(new Dictionary<int, decimal> { [1] = 4.5m, [2] = -1.25m, [3] = 8m }.ToImmutableDictionary(), 0.01m);

        var (teams, handed) = waterfall.Down(seats).Value;

        var teamOf = teams.ToDictionary(team => team.Area ?? -1);
        foreach (var team in teams)
        {
            var below = seats.Index().Where(one => team.Level == one.Item.Teams.Length && (team.Area is null || one.Item.Teams[^1] == team.Area)).Sum(one => handed[one.Index]);
            var children = seats.Where(seat => seat.Teams.Length > team.Level && (team.Area is null || seat.Teams[team.Level - 1] == team.Area))
                .Select(seat => seat.Teams[team.Level]).Distinct().Sum(child => teamOf[child].Number);
            Assert.Equal(team.HandedDown, below + children);
        }

        var (_, again) = waterfall.Down([.. seats.AsEnumerable().Reverse()]).Value;
        Assert.Equal(handed, again.Reverse());
    }

    [Fact]
    public void Without_uplift_everybody_gets_where_it_began_whatever_the_unit()
    {
        var (_, handed) = new Waterfall(ImmutableDictionary<int, decimal>.Empty, 100).Down([new("a", [1], 10.55m), new("b", [], 0.45m)]).Value;

        Assert.Equal([10.55m, 0.45m], handed);
    }

    [Fact]
    public void An_overlay_is_rounded_at_each_level_above_it_and_what_is_below_zero_is_refused()
    {
        Assert.Equal(1667m, With((1, 7.31m), (2, 3.57m)).Beside(1500, 1).Value);
        Assert.Equal("quota.below-zero", With((1, 5)).Down([new("a", [1], -1)]).Refusal!.Code);
        Assert.Equal("target.bad-uplift", With((1, -100)).Down([new("a", [1], 1)]).Refusal!.Code);
    }
}
