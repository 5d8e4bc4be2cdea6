using Bailiwick.Geography.Boundaries;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class BoundarySetTests
{
    public static TheoryData<string> Sets => ["counties", "states", "countries", "municipalities", "zips"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Neighbors_are_mutual_sorted_and_all_connected(string name)
    {
        var set = SetOf(name);
        var graph = set.Graph;

        for (var unit = 0; unit < set.Count; unit++)
        {
            var last = -1;
            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                var other = graph.Neighbor[entry];
                var back = graph.Start[other] + graph.NeighborsOf(other).IndexOf(unit);
                Assert.True(other > last && other != unit);
                Assert.Equal((graph.BorderKm[entry], graph.Bridge[entry]), (graph.BorderKm[back], graph.Bridge[back]));
                Assert.Equal(unit, graph.Neighbor[back]);
                last = other;
            }
        }

        Assert.Equal(set.Count, Graphs.ReachableFrom(graph, 0));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_comes_back_from_its_bytes_as_it_was(string name)
    {
        var set = SetOf(name);

        var back = BoundarySet.FromBytes(set.ToBytes());

        Assert.Equal(set.Ids, back.Ids);
        Assert.Equal(set.Names, back.Names);
        Assert.Equal(set.Longitude, back.Longitude);
        Assert.Equal(set.AreaKm2, back.AreaKm2);
        Assert.Equal(set.Boxes, back.Boxes);
        Assert.Equal(set.Bounds, back.Bounds);
        Assert.Equal(set.Topology.Points, back.Topology.Points);
        Assert.Equal(set.Topology.ArcStart, back.Topology.ArcStart);
        Assert.Equal(set.Topology.Left, back.Topology.Left);
        Assert.Equal(set.Topology.Right, back.Topology.Right);
        Assert.Equal(set.Topology.References, back.Topology.References);
        Assert.Equal(set.Topology.ReferenceStart, back.Topology.ReferenceStart);
        Assert.Equal(set.Topology.RingStart, back.Topology.RingStart);
        Assert.Equal(set.Topology.PolygonStart, back.Topology.PolygonStart);
        Assert.Equal(set.Topology.Layer, back.Topology.Layer);
        Assert.Equal(set.Graph.Neighbor, back.Graph.Neighbor);
        Assert.Equal(set.Graph.BorderKm, back.Graph.BorderKm);
        Assert.Equal(set.Graph.Bridge, back.Graph.Bridge);
        Assert.Equal(set.ToBytes(), back.ToBytes());
    }

    [Fact]
    public void Cut_off_or_changed_bytes_are_no_set()
    {
        var bytes = SharedData.States.Set.ToBytes();
        var random = new Random(7);
        Assert.Throws<InvalidDataException>(() => BoundarySet.FromBytes([]));
        Assert.Throws<InvalidDataException>(() => BoundarySet.FromBytes(bytes.AsSpan(0, bytes.Length / 2)));
        for (var round = 0; round < 2000; round++)
        {
            var broken = bytes.ToArray();
            broken[random.Next(5, broken.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                BoundarySet.FromBytes(broken);
            }
            catch (InvalidDataException)
            {
                // The one failure a caller has to expect.
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_side_of_each_arc_is_a_unit_that_refers_to_it_once(string name)
    {
        var topology = SetOf(name).Topology;
        var left = new int[topology.ArcCount];
        var right = new int[topology.ArcCount];
        Array.Fill(left, -1);
        Array.Fill(right, -1);
        for (var unit = 0; unit < topology.PolygonStart.Length - 1; unit++)
        {
            var end = topology.ReferenceStart[topology.RingStart[topology.PolygonStart[unit + 1]]];
            for (var at = topology.ReferenceStart[topology.RingStart[topology.PolygonStart[unit]]]; at < end; at++)
            {
                var reference = topology.References[at];
                ref var side = ref reference < 0 ? ref right[~reference] : ref left[reference];
                Assert.Equal(-1, side);
                side = unit;
            }
        }

        Assert.Equal(left, topology.Left);
        Assert.Equal(right, topology.Right);
    }

    [Theory]
    [InlineData("48", "Texas", 695_662)]
    [InlineData("02", "Alaska", 1_723_337)]
    [InlineData("44", "Rhode Island", 4_001)]
    public void A_state_has_the_area_that_the_census_gives_it(string id, string name, double areaKm2)
    {
        var set = SharedData.States.Set;
        var unit = set.Ids.IndexOf(id);

        // The Census counts water too, these outlines follow the shore: hence up to a quarter less.
        Assert.Equal(name, set.Names[unit]);
        Assert.InRange(set.AreaKm2[unit], areaKm2 * 0.68, areaKm2 * 1.01);
    }

    [Fact]
    public void Counties_add_up_to_their_states_on_the_ground()
    {
        var counties = SharedData.Counties.Set;
        var states = SharedData.States.Set;

        Assert.InRange(counties.AreaKm2.Sum() / states.AreaKm2.Sum(), 0.9999, 1.0001);
    }

    [Fact]
    public void Russia_and_Antarctica_are_cut_at_the_antimeridian_and_whole()
    {
        var set = SharedData.Countries.Set;

        Assert.InRange(set.AreaKm2[set.Ids.IndexOf("643")], 16_500_000, 17_200_000);
        Assert.InRange(set.AreaKm2[set.Ids.IndexOf("010")], 11_500_000, 14_300_000);
        Assert.DoesNotContain(SharedData.Countries.Findings, finding => finding.Code == "boundary.overlap");
    }

    [Fact]
    public void Hawaii_and_Alaska_hang_on_bridges_and_Kansas_does_not()
    {
        var set = SharedData.States.Set;
        var graph = set.Graph;

        Assert.All(Entries("15"), entry => Assert.True(graph.Bridge[entry]));
        Assert.All(Entries("02"), entry => Assert.True(graph.Bridge[entry]));
        Assert.All(Entries("20"), entry => Assert.False(graph.Bridge[entry]));
        Assert.Equal(4, Entries("20").Count());

        IEnumerable<int> Entries(string id)
        {
            var unit = set.Ids.IndexOf(id);
            return Enumerable.Range(graph.Start[unit], graph.Start[unit + 1] - graph.Start[unit]);
        }
    }

    [Fact]
    public void Four_corners_that_meet_in_a_point_are_no_neighbors()
    {
        var set = SharedData.States.Set;

        Assert.DoesNotContain(set.Ids.IndexOf("35"), set.Graph.NeighborsOf(set.Ids.IndexOf("49")).ToArray());
        Assert.Contains(set.Ids.IndexOf("08"), set.Graph.NeighborsOf(set.Ids.IndexOf("49")).ToArray());
    }

    [Fact]
    public void A_corner_on_a_neighbor_s_straight_side_does_not_part_them()
    {
        var text = BoundaryReaderTests.Collection(
            """{"type":"Feature","id":"wide","geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,1],[0,1],[0,0]]]}}""",
            BoundaryReaderTests.SquareFeature("left", 0, 1, 1),
            BoundaryReaderTests.SquareFeature("right", 1, 1, 1));

        var reading = BoundaryReaderTests.Read(text).Value;

        Assert.Equal([1, 2], reading.Set.Graph.NeighborsOf(0).ToArray());
        Assert.Equal(0, reading.Set.Graph.Bridges);
        Assert.Contains(reading.Findings, finding => finding.Code == "boundary.snapped");
    }

    internal static BoundarySet SetOf(string name) => name switch
    {
        "counties" => SharedData.Counties.Set,
        "states" => SharedData.States.Set,
        "countries" => SharedData.Countries.Set,
        "municipalities" => SharedData.Municipalities.Set,
        _ => SharedData.Zips.Set,
    };
}
