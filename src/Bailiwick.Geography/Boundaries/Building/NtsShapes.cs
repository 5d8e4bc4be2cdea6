using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using NetTopologySuite.Precision;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>To and from NetTopologySuite, on the grid of <see cref="Vertex"/> (whole numbers held as doubles, so nothing is lost).</summary>
internal static class NtsShapes
{
    private static readonly GeometryFactory _factory = new(new PrecisionModel(1), 0);

    public static Geometry ToGeometry(Vertex[][][] polygons)
    {
        var made = new Polygon[polygons.Length];
        for (var index = 0; index < made.Length; index++)
        {
            var rings = polygons[index];
            made[index] = _factory.CreatePolygon(ToRing(rings[0]), [.. rings.Skip(1).Select(ToRing)]);
        }

        return made.Length == 1 ? made[0] : _factory.CreateMultiPolygon(made);
    }

    /// <summary>Null when valid by the OGC's rules, else what is wrong, in words.</summary>
    public static string? Fault(Geometry geometry)
    {
        var check = new IsValidOp(geometry);
        return check.IsValid ? null : check.ValidationError.Message;
    }

    /// <summary>A valid shape on the grid that covers what the broken one meant (even-odd for crossings, overlapping parts joined).</summary>
    public static Geometry Fix(Geometry broken) => GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(broken), _factory.PrecisionModel);

    /// <summary>What rings of one sense go round at least once, on the grid: a buffer of width zero counts windings.</summary>
    public static Geometry Settle(Geometry crossing) => GeometryPrecisionReducer.Reduce(crossing.Buffer(0), _factory.PrecisionModel);

    /// <summary>Polygons of a geometry, outside counterclockwise, holes clockwise; other parts are dropped.</summary>
    public static Vertex[][][] FromGeometry(Geometry geometry)
    {
        var polygons = new List<Vertex[][]>();
        for (var index = 0; index < geometry.NumGeometries; index++)
        {
            if (geometry.GetGeometryN(index) is not Polygon { IsEmpty: false } polygon)
            {
                continue;
            }

            var rings = new Vertex[polygon.NumInteriorRings + 1][];
            rings[0] = FromRing(polygon.ExteriorRing, isHole: false);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
            {
                rings[hole + 1] = FromRing(polygon.GetInteriorRingN(hole), isHole: true);
            }

            polygons.Add(rings);
        }

        return [.. polygons];
    }

    private static LinearRing ToRing(Vertex[] ring)
    {
        var coordinates = new Coordinate[ring.Length];
        for (var index = 0; index < ring.Length; index++)
        {
            coordinates[index] = new Coordinate(ring[index].X, ring[index].Y);
        }

        return _factory.CreateLinearRing(coordinates);
    }

    private static Vertex[] FromRing(LineString ring, bool isHole)
    {
        var corners = new Vertex[ring.NumPoints];
        for (var index = 0; index < corners.Length; index++)
        {
            var at = ring.GetCoordinateN(index);
            corners[index] = new Vertex((int)Math.Round(at.X), (int)Math.Round(at.Y));
        }

        Rings.Orient(corners, isHole);
        return corners;
    }
}
