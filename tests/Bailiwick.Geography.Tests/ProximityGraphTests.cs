using Bailiwick.Geography.Points;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class ProximityGraphTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 60)]
    [InlineData(4, 200)]
    public void Neighbors_are_those_with_no_third_in_the_circle_between_them(int seed, int count)
    {
        var random = new Random(seed);
        var longitude = Enumerable.Range(0, count).Select(_ => 10 + random.NextDouble()).ToArray();
        var latitude = Enumerable.Range(0, count).Select(_ => 50 + random.NextDouble()).ToArray();
        var plane = PlaneProjection.Fit(longitude, latitude);
        var at = longitude.Select((_, index) => plane.Project(longitude[index], latitude[index])).Select(point => (X: Math.Round(point.XKm * 1000), Y: Math.Round(point.YKm * 1000))).ToArray();

        var graph = ProximityGraph.Build(longitude, latitude);

        for (var a = 0; a < count; a++)
        {
            var known = Enumerable.Range(0, count).Where(b => b != a && !Enumerable.Range(0, count).Any(c => c != a && c != b && InCircle(at[a], at[b], at[c])));
            Assert.Equal(known, graph.NeighborsOf(a).ToArray());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Few_records_and_records_on_one_line_are_connected(int count)
    {
        var longitude = Enumerable.Range(0, count).Select(index => index * 0.5).ToArray();

        var graph = ProximityGraph.Build(longitude, new double[count]);

        Assert.Equal(count == 0 ? 0 : count, count == 0 ? 0 : Graphs.ReachableFrom(graph, 0));
    }

    [Fact]
    public void A_regular_grid_is_connected_and_symmetric()
    {
        var longitude = Enumerable.Range(0, 900).Select(index => (index % 30) * 0.001).ToArray();
        var latitude = Enumerable.Range(0, 900).Select(index => (index / 30) * 0.001).ToArray();

        AssertSound(ProximityGraph.Build(longitude, latitude), 900);
    }

    [Fact]
    public void Crowds_at_one_address_hang_together_and_survive_the_loss_of_one()
    {
        var longitude = new double[40];
        var latitude = new double[40];
        Array.Fill(longitude, 1, 20, 20);

        var graph = ProximityGraph.Build(longitude, latitude);

        AssertSound(graph, 40);
        var links = Enumerable.Range(0, 20).SelectMany(record => graph.NeighborsOf(record).ToArray().Where(other => other >= 20)).Count();
        Assert.Equal(3, links);
    }

    [Fact]
    public void A_record_without_a_place_has_no_neighbors()
    {
        var graph = ProximityGraph.Build([0, double.NaN, 1], [0, 0, 0]);

        Assert.Equal(0, graph.NeighborsOf(1).Length);
        Assert.Equal([2], graph.NeighborsOf(0).ToArray());
    }

    [Fact]
    public void Forty_thousand_postal_codes_many_of_them_at_one_place_are_one_graph()
    {
        var rows = File.ReadLines(SharedData.PathOf("geocoding/us-zip-centroids-geonames.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var longitude = rows.Select(row => double.Parse(row[^2])).ToArray();
        var latitude = rows.Select(row => double.Parse(row[^3])).ToArray();

        AssertSound(ProximityGraph.Build(longitude, latitude), rows.Length);
    }

    private static void AssertSound(Boundaries.BoundaryGraph graph, int count)
    {
        Assert.Equal(count, Graphs.ReachableFrom(graph, 0));
        for (var record = 0; record < count; record++)
        {
            foreach (var neighbor in graph.NeighborsOf(record))
            {
                Assert.NotEqual(record, neighbor);
                Assert.True(graph.NeighborsOf(neighbor).BinarySearch(record) >= 0);
            }
        }
    }

    private static bool InCircle((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((a.X - c.X) * (b.X - c.X)) + ((a.Y - c.Y) * (b.Y - c.Y)) < 0;
}
