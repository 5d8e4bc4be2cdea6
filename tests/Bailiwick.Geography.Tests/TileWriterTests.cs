using Bailiwick.Geography.Maps;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class TileWriterTests
{
    [Theory]
    [InlineData("counties")]
    [InlineData("countries")]
    [InlineData("municipalities")]
    [InlineData("zips")]
    public void Every_feature_of_every_tile_around_a_few_units_is_a_well_formed_polygon(string name)
    {
        var set = BoundarySetTests.SetOf(name);
        var writer = new TileWriter(set);
        var random = new Random(1);
        for (var z = 0; z <= TileWriter.MaxZoom; z++)
        {
            var unit = random.Next(set.Count);
            var bytes = writer.Write(z, Column(set.Longitude[unit], z), Row(set.Latitude[unit], z));
            var tile = TileDecoder.Decode(bytes);

            Assert.Equal(("units", 2u, 4096u), (tile.Layer, tile.Version, tile.Extent));
            Assert.Equal(tile.Features.Count, tile.Features.Select(feature => feature.Id).Distinct().Count());
            Assert.All(tile.Features, feature =>
            {
                Assert.True(feature.Id < set.Count);
                Assert.Equal(3u, feature.Type);
                Assert.True(TileDecoder.Area(feature.Rings[0]) > 0);
                Assert.All(feature.Rings, ring =>
                {
                    Assert.NotEqual(0, TileDecoder.Area(ring));
                    Assert.All(ring, corner => Assert.True(corner.X is >= -80 and <= 4176 && corner.Y is >= -80 and <= 4176));
                });
            });
        }
    }

    [Fact]
    public void The_point_inside_a_unit_is_painted_with_that_unit()
    {
        var set = SharedData.Counties.Set;
        var writer = new TileWriter(set);
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            var unit = random.Next(set.Count);
            const int z = 7;
            var (x, y) = (Column(set.Longitude[unit], z), Row(set.Latitude[unit], z));
            var tile = TileDecoder.Decode(writer.Write(z, x, y));
            var at = ((ColumnOf(set.Longitude[unit], z) - x) * 4096, (RowOf(set.Latitude[unit], z) - y) * 4096);

            Assert.Equal((uint)unit, tile.Features.Single(feature => Holds(feature, at)).Id);
        }
    }

    [Fact]
    public void Neighboring_fills_leave_no_gaps()
    {
        var set = SharedData.Zips.Set;
        var writer = new TileWriter(set);
        var random = new Random(3);
        foreach (var z in (int[])[3, 5, 7])
        {
            // Kansas: no coast for a thousand kilometers.
            var (x, y) = (Column(-98.5, z), Row(38.5, z));
            var tile = TileDecoder.Decode(writer.Write(z, x, y));
            for (var round = 0; round < 300; round++)
            {
                var longitude = -101 + (random.NextDouble() * 5);
                var latitude = 37.5 + (random.NextDouble() * 2);
                var at = ((ColumnOf(longitude, z) - x) * 4096, (RowOf(latitude, z) - y) * 4096);
                if (at.Item1 is > 0 and < 4096 && at.Item2 is > 0 and < 4096)
                {
                    Assert.InRange(tile.Features.Count(feature => Holds(feature, at)), 1, 2);
                }
            }
        }
    }

    [Fact]
    public void Small_islands_stay_visible_on_the_world_map()
    {
        var set = SharedData.Countries.Set;
        var tile = TileDecoder.Decode(new TileWriter(set).Write(0, 0, 0));

        foreach (var name in (string[])["Nauru", "Bermuda", "Malta", "Barbados"])
        {
            var unit = (uint)set.Names.IndexOf(name);
            Assert.True(tile.Features.Exists(feature => feature.Id == unit), name);
        }
    }

    [Fact]
    public void The_open_sea_is_an_empty_tile_and_no_tile_is_no_tile()
    {
        var writer = new TileWriter(SharedData.Counties.Set);

        Assert.Empty(writer.Write(5, Column(-30, 5), Row(-30, 5)));
        Assert.False(TileWriter.IsTile(9, 0, 0));
        Assert.False(TileWriter.IsTile(2, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(1, 2, 0));
    }

    [Fact]
    public void Threads_get_the_same_tiles()
    {
        var set = Boundaries.BoundarySet.FromBytes(SharedData.Counties.Set.ToBytes());
        var writer = new TileWriter(set);

        var tiles = Enumerable.Range(0, 32).AsParallel().WithDegreeOfParallelism(4).Select(_ => Convert.ToHexString(writer.Write(4, 3, 6))).ToArray();

        Assert.Single(tiles.Distinct());
    }

    private static double ColumnOf(double longitude, int z) => (longitude + 180) / 360 * (1 << z);

    private static double RowOf(double latitude, int z) => (1 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI)) / 2 * (1 << z);

    private static int Column(double longitude, int z) => (int)ColumnOf(longitude, z);

    private static int Row(double latitude, int z) => Math.Clamp((int)RowOf(latitude, z), 0, (1 << z) - 1);

    private static bool Holds(TileDecoder.Feature feature, (double X, double Y) at)
    {
        var inside = false;
        foreach (var ring in feature.Rings)
        {
            for (var index = 0; index < ring.Count; index++)
            {
                var a = ring[index];
                var b = ring[(index + 1) % ring.Count];
                inside ^= a.Y > at.Y != b.Y > at.Y && at.X < a.X + ((at.Y - a.Y) * (b.X - a.X) / (b.Y - a.Y));
            }
        }

        return inside;
    }
}
