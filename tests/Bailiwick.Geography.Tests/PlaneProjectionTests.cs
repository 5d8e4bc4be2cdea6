using Bailiwick.Geography.Measuring;
using Bailiwick.Geography.Points;
using Xunit;

namespace Bailiwick.Geography.Tests;

public sealed class PlaneProjectionTests
{
    [Theory]
    [InlineData(-97.74, 30.27, -95.37, 29.76)]
    [InlineData(-122.4, 37.8, -74.0, 40.7)]
    [InlineData(-149.9, 61.2, -97.7, 30.3)]
    public void Distances_on_the_plane_are_close_to_those_on_the_ground(double fromLongitude, double fromLatitude, double toLongitude, double toLatitude)
    {
        var plane = new PlaneProjection(-98, 39);
        var from = plane.Project(fromLongitude, fromLatitude);
        var to = plane.Project(toLongitude, toLatitude);
        var onPlane = Math.Sqrt(Math.Pow(from.XKm - to.XKm, 2) + Math.Pow(from.YKm - to.YKm, 2));

        Assert.InRange(onPlane / Sphere.DistanceKm(fromLongitude, fromLatitude, toLongitude, toLatitude), 0.97, 1.03);
    }

    [Fact]
    public void Areas_on_the_plane_are_those_on_the_ground()
    {
        var set = SharedData.Counties.Set;
        var plane = PlaneProjection.Fit(set.Longitude, set.Latitude);
        for (var unit = 0; unit < set.Count; unit += 97)
        {
            var area = 0.0;
            foreach (var ring in set.Topology.ShapeOf(unit).Polygons.SelectMany(polygon => polygon))
            {
                for (var index = 1; index < ring.Length; index++)
                {
                    var (ax, ay) = plane.Project(ring[index - 1].Longitude, ring[index - 1].Latitude);
                    var (bx, by) = plane.Project(ring[index].Longitude, ring[index].Latitude);
                    area += ((ax * by) - (bx * ay)) / 2;
                }
            }

            // Straight sides on the map are not straight on the plane: hence five per mille.
            Assert.InRange(area / set.AreaKm2[unit], 0.995, 1.005);
        }
    }

    [Fact]
    public void The_Aleutians_stay_together_across_the_antimeridian()
    {
        var plane = PlaneProjection.Fit([179.5, -179.5], [52, 52]);

        var west = plane.Project(179.5, 52);
        var east = plane.Project(-179.5, 52);

        Assert.Equal(180, Math.Abs(plane.CenterLongitude), 6);
        Assert.Equal(Sphere.DistanceKm(179.5, 52, -179.5, 52), east.XKm - west.XKm, 2);
    }

    [Fact]
    public void Everything_on_Earth_has_a_finite_place_on_the_plane()
    {
        var plane = new PlaneProjection(-98, 39);
        var random = new Random(1);
        for (var round = 0; round < 10_000; round++)
        {
            var (x, y) = plane.Project((random.NextDouble() * 360) - 180, (random.NextDouble() * 180) - 90);
            Assert.True(Math.Sqrt((x * x) + (y * y)) <= (2 * Sphere.RadiusKm) + 1e-6);
        }

        Assert.Equal((0, 2 * Sphere.RadiusKm), plane.Project(82, -39));
    }

    [Fact]
    public void Positions_that_are_no_numbers_do_not_count()
    {
        var plane = PlaneProjection.Fit([10, double.NaN], [20, 5]);

        Assert.Equal((10.0, 20.0), (Math.Round(plane.CenterLongitude, 9), Math.Round(plane.CenterLatitude, 9)));
        Assert.Equal((0.0, 0.0), (PlaneProjection.Fit([], []).CenterLongitude, PlaneProjection.Fit([], []).CenterLatitude));
    }
}
