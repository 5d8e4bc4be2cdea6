using Bailiwick.Geography.Boundaries;
using NetTopologySuite.Geometries;

namespace Bailiwick.Geography.Tests;

/// <summary>Shapes as NetTopologySuite sees them, made apart from the code under test.</summary>
internal static class Oracle
{
    public static readonly GeometryFactory Factory = new();

    public static Geometry Geometry(AreaShape shape) => Factory.CreateMultiPolygon(
        [.. shape.Polygons.Select(polygon => Factory.CreatePolygon(Ring(polygon[0]), [.. polygon.Skip(1).Select(Ring)]))]);

    private static LinearRing Ring(Vertex[] ring) => Factory.CreateLinearRing([.. ring.Select(corner => new Coordinate(corner.X, corner.Y))]);
}
