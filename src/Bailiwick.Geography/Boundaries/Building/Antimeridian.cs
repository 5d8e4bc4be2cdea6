using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Cuts polygons that run across the antimeridian (a step of more than 180 degrees, as in stitched TopoJSON files) into parts on either side, as
/// RFC 7946, section 3.1.9, wants. A ring once round the Earth is closed over its pole. Rings count even-odd, because stitched files give a polar
/// continent's coast as a hole in a ring around the pole.
/// </summary>
internal static class Antimeridian
{
    private static readonly GeometryFactory _factory = new();

    /// <summary>The parts of a polygon (rings of longitude and latitude in turn); the polygon itself when it does not cross. O(corners) unless it does.</summary>
    public static IReadOnlyList<double[][]> Cut(double[][] polygon)
    {
        if (polygon.Length == 0 || !Array.Exists(polygon, Crosses))
        {
            return [polygon];
        }

        Geometry? shape = null;
        foreach (var ring in polygon.Select(Unwrap))
        {
            if (ring is null)
            {
                return [polygon];
            }

            var part = InWorld(ring);
            shape = shape is null ? part : OverlayNGRobust.Overlay(shape, part, SpatialFunction.SymDifference);
        }

        var parts = new List<double[][]>();
        for (var index = 0; index < shape!.NumGeometries; index++)
        {
            if (shape.GetGeometryN(index) is Polygon { IsEmpty: false } piece)
            {
                parts.Add(Rings(piece));
            }
        }

        return parts;
    }

    /// <summary>What a ring that may run past 180 degrees covers, between 180 west and 180 east.</summary>
    private static Geometry InWorld(Coordinate[] ring)
    {
        var shape = GeometryFixer.Fix(_factory.CreatePolygon(ring));
        var parts = new List<Geometry>();
        var east = ring.Max(at => at.X);
        for (var turn = Math.Floor((ring.Min(at => at.X) + 180) / 360) * 360; turn - 180 < east; turn += 360)
        {
            var part = OverlayNGRobust.Overlay(shape, _factory.ToGeometry(new Envelope(turn - 180, turn + 180, -90, 90)), SpatialFunction.Intersection);
            parts.Add(AffineTransformation.TranslationInstance(-turn, 0).Transform(part));
        }

        return OverlayNGRobust.Union(parts);
    }

    private static bool Crosses(double[] ring)
    {
        for (var at = 2; at < ring.Length; at += 2)
        {
            if (Math.Abs(ring[at] - ring[at - 2]) is > 180 and < 360)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ring with longitudes that go on past 180; null when it is no ring or goes round more than once.</summary>
    private static Coordinate[]? Unwrap(double[] ring)
    {
        if (ring.Length < 8)
        {
            return null;
        }

        var corners = new List<Coordinate>();
        double turn = 0;
        double latitudes = 0;
        for (var at = 0; at < ring.Length; at += 2)
        {
            var step = at == 0 ? 0 : ring[at] - ring[at - 2];
            turn += step > 180 ? -360 : step < -180 ? 360 : 0;
            corners.Add(new Coordinate(ring[at] + turn, ring[at + 1]));
            latitudes += ring[at + 1];
        }

        var first = corners[0];
        var last = corners[^1];
        if (Math.Abs(last.X - first.X) > 361)
        {
            return null;
        }

        if (Math.Abs(last.X - first.X) > 180)
        {
            var pole = latitudes < 0 ? -90 : 90;
            corners.Add(new Coordinate(last.X, pole));
            corners.Add(new Coordinate(first.X, pole));
        }

        if (!corners[^1].Equals2D(first))
        {
            corners.Add(first.Copy());
        }

        return [.. corners];
    }

    private static double[][] Rings(Polygon polygon)
    {
        var rings = new double[polygon.NumInteriorRings + 1][];
        rings[0] = Flat(polygon.ExteriorRing);
        for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
        {
            rings[hole + 1] = Flat(polygon.GetInteriorRingN(hole));
        }

        return rings;
    }

    private static double[] Flat(LineString ring)
    {
        var numbers = new double[ring.NumPoints * 2];
        for (var index = 0; index < ring.NumPoints; index++)
        {
            numbers[index * 2] = ring.GetCoordinateN(index).X;
            numbers[(index * 2) + 1] = ring.GetCoordinateN(index).Y;
        }

        return numbers;
    }
}
