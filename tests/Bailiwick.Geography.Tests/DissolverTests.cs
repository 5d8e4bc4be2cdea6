using System.Text;
using System.Text.Json;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Maps;
using NetTopologySuite.Operation.Union;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class DissolverTests
{
    [Theory]
    [InlineData("states", 5, 1)]
    [InlineData("counties", 40, 2)]
    [InlineData("municipalities", 9, 3)]
    [InlineData("countries", 7, 4)]
    public void Dissolved_areas_are_valid_and_equal_the_union_of_their_units(string name, int areas, int seed)
    {
        var set = BoundarySetTests.SetOf(name);
        var random = new Random(seed);
        var areaOfUnit = Enumerable.Range(0, set.Count).Select(_ => random.Next(-1, areas)).ToArray();

        AssertUnions(set, areaOfUnit, areas);
    }

    [Fact]
    public void Grown_districts_of_counties_equal_the_union_of_their_counties()
    {
        var set = SharedData.Counties.Set;

        AssertUnions(set, Grow(set, 40, seed: 5), 40);
    }

    [Fact]
    public void Counties_dissolve_to_their_states()
    {
        var counties = SharedData.Counties.Set;
        var states = SharedData.States.Set;
        var areaOfUnit = counties.Ids.Select(id => states.Ids.IndexOf(id[..2])).ToArray();

        var shapes = Dissolver.Dissolve(counties, areaOfUnit, states.Count);

        for (var state = 0; state < states.Count; state++)
        {
            var known = Oracle.Geometry(states.Topology.ShapeOf(state));
            Assert.InRange(Oracle.Geometry(shapes[state]).SymmetricDifference(known).Area / known.Area, 0, 0.001);
        }
    }

    [Fact]
    public void Written_areas_read_back_as_the_same_areas()
    {
        var set = SharedData.States.Set;
        var areaOfUnit = Enumerable.Range(0, set.Count).Select(unit => unit % 4).ToArray();
        var shapes = Dissolver.Dissolve(set, areaOfUnit, 4);
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            GeoJsonWriter.BeginCollection(writer);
            for (var area = 0; area < 4; area++)
            {
                GeoJsonWriter.WriteFeature(writer, $"area-{area}", shapes[area], properties => properties.WriteString("name", "A \"quoted\" name"));
            }

            GeoJsonWriter.EndCollection(writer);
        }

        var back = BoundaryReaderTests.Read(Encoding.UTF8.GetString(memory.ToArray())).Value;

        Assert.DoesNotContain(back.Findings, finding => finding.Severity == FindingSeverity.Error || finding.Code == "boundary.repaired");
        for (var area = 0; area < 4; area++)
        {
            Assert.True(Oracle.Geometry(back.Set.Topology.ShapeOf(area)).EqualsTopologically(Oracle.Geometry(shapes[area])));
        }
    }

    [Fact]
    public void An_area_without_units_has_no_shape_and_is_null_in_GeoJson()
    {
        var set = SharedData.States.Set;
        var shape = Dissolver.Dissolve(set, new int[set.Count], 2)[1];
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            GeoJsonWriter.WriteGeometry(writer, shape);
        }

        Assert.True(shape.IsEmpty);
        Assert.Equal("null", Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Fact]
    public void Areas_that_touch_in_a_corner_and_holes_that_do_stay_valid()
    {
        var squares = new List<string>();
        for (var index = 0; index < 16; index++)
        {
            squares.Add(BoundaryReaderTests.SquareFeature($"s{index}", index % 4, index / 4, 1));
        }

        var set = BoundaryReaderTests.Read(BoundaryReaderTests.Collection([.. squares])).Value.Set;
        for (var pattern = 0; pattern < 1 << 16; pattern += 37)
        {
            var areaOfUnit = Enumerable.Range(0, 16).Select(unit => (pattern >> unit) & 1).ToArray();
            AssertUnions(set, areaOfUnit, 2);
        }
    }

    private static void AssertUnions(BoundarySet set, int[] areaOfUnit, int areas)
    {
        var shapes = Dissolver.Dissolve(set, areaOfUnit, areas);
        for (var area = 0; area < areas; area++)
        {
            var units = Enumerable.Range(0, set.Count).Where(unit => areaOfUnit[unit] == area).Select(unit => Oracle.Geometry(set.Topology.ShapeOf(unit))).ToArray();
            if (units.Length == 0)
            {
                Assert.True(shapes[area].IsEmpty);
                continue;
            }

            var known = UnaryUnionOp.Union(units);
            var made = Oracle.Geometry(shapes[area]);
            Assert.True(made.IsValid);

            // Units whose outlines cross by slivers are joined on the grid: hence a millionth.
            Assert.InRange(made.SymmetricDifference(known).Area / known.Area, 0, 1e-6);
        }
    }

    internal static int[] Grow(BoundarySet set, int areas, int seed)
    {
        var random = new Random(seed);
        var areaOfUnit = Enumerable.Repeat(-1, set.Count).ToArray();
        var queue = new Queue<int>();
        for (var area = 0; area < areas; area++)
        {
            var start = random.Next(set.Count);
            areaOfUnit[start] = area;
            queue.Enqueue(start);
        }

        while (queue.TryDequeue(out var unit))
        {
            foreach (var neighbor in set.Graph.NeighborsOf(unit))
            {
                if (areaOfUnit[neighbor] < 0)
                {
                    areaOfUnit[neighbor] = areaOfUnit[unit];
                    queue.Enqueue(neighbor);
                }
            }
        }

        return areaOfUnit;
    }
}
