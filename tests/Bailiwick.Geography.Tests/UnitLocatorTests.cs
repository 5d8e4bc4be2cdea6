using Bailiwick.Geography.Boundaries;
using NetTopologySuite.Geometries;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class UnitLocatorTests
{
    [Theory]
    [InlineData("counties", 1)]
    [InlineData("municipalities", 2)]
    [InlineData("countries", 3)]
    public void A_point_is_found_in_the_smallest_unit_that_a_plain_search_finds(string name, int seed)
    {
        var set = BoundarySetTests.SetOf(name);
        var locator = new UnitLocator(set);
        var shapes = Enumerable.Range(0, set.Count).Select(unit => Oracle.Geometry(set.Topology.ShapeOf(unit))).ToArray();
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var near = random.Next(set.Count);
            var longitude = Math.Round(set.Longitude[near] + ((random.NextDouble() - 0.5) * 2), 6);
            var latitude = Math.Round(set.Latitude[near] + ((random.NextDouble() - 0.5) * 2), 6);
            var point = Oracle.Factory.CreatePoint(new Coordinate(longitude * 1e7, latitude * 1e7));
            var holders = Enumerable.Range(0, set.Count)
                .Where(unit => shapes[unit].EnvelopeInternal.Contains(point.Coordinate) && shapes[unit].Contains(point))
                .OrderBy(unit => set.AreaKm2[unit]);

            Assert.Equal(holders.FirstOrDefault(-1), locator.Find(longitude, latitude));
        }
    }

    [Theory]
    [MemberData(nameof(BoundarySetTests.Sets), MemberType = typeof(BoundarySetTests))]
    public void The_inner_point_of_a_unit_is_inside_it_or_in_a_smaller_one_on_top(string name)
    {
        var set = BoundarySetTests.SetOf(name);
        var locator = new UnitLocator(set);

        for (var unit = 0; unit < set.Count; unit++)
        {
            var found = locator.Find(set.Longitude[unit], set.Latitude[unit]);
            Assert.True(found == unit || (found >= 0 && set.AreaKm2[found] < set.AreaKm2[unit]), set.Names[unit]);
        }
    }

    [Fact]
    public void A_pier_falls_to_the_nearest_county_and_the_ocean_to_none()
    {
        var set = SharedData.Counties.Set;
        var locator = new UnitLocator(set);

        var pier = locator.Locate(-118.53, 33.97);
        var ocean = locator.Locate(-140, 35);
        var land = locator.Locate(-97.74, 30.27);

        Assert.Equal("Los Angeles, CA", set.Names[pier.Unit]);
        Assert.InRange(pier.DistanceKm, 0.1, 10);
        Assert.Equal(new Located(-1, double.PositiveInfinity), ocean);
        Assert.Equal(("Travis, TX", 0.0), (set.Names[land.Unit], land.DistanceKm));
    }

    [Theory]
    [InlineData(double.NaN, 30)]
    [InlineData(-97, double.PositiveInfinity)]
    [InlineData(-97, 1000)]
    public void What_is_no_position_is_nowhere(double longitude, double latitude)
    {
        var locator = new UnitLocator(SharedData.States.Set);

        Assert.Equal(-1, locator.Find(longitude, latitude));
        Assert.Equal(-1, locator.Locate(longitude, latitude).Unit);
    }
}
