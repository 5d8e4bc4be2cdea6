using Bailiwick.Geography.Measuring;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Measures outlines: inner point, area, box.</summary>
internal static class FigureBuilder
{
    /// <summary>Figures of every unit. O(corners).</summary>
    public static UnitFigures Measure(Topology topology)
    {
        var count = topology.PolygonStart.Length - 1;
        var longitude = new double[count];
        var latitude = new double[count];
        var area = new double[count];
        for (var unit = 0; unit < count; unit++)
        {
            var shape = topology.ShapeOf(unit);
            area[unit] = AreaKm2(shape.Polygons);
            var point = InnerPoint(shape.Polygons);
            longitude[unit] = point.Longitude;
            latitude[unit] = point.Latitude;
        }

        return With(topology, longitude, latitude, area);
    }

    /// <summary>The figures, with boxes and bounds found anew from the outlines.</summary>
    public static UnitFigures With(Topology topology, double[] longitude, double[] latitude, double[] areaKm2)
    {
        var boxes = new double[longitude.Length * 4];
        for (var unit = 0; unit < longitude.Length; unit++)
        {
            Box(topology, unit, boxes.AsSpan(unit * 4, 4));
        }

        return new UnitFigures(longitude, latitude, areaKm2, boxes, Bounds(topology));
    }

    /// <summary>Ground area, square kilometers: outsides less holes.</summary>
    public static double AreaKm2(Vertex[][][] polygons) => polygons.Sum(polygon => polygon.Sum(ring => Sphere.RingAreaKm2(ring)));

    /// <summary>A corner of the grid inside the largest polygon: its centroid where that is inside, else the middle of its widest scan line.</summary>
    private static Vertex InnerPoint(Vertex[][][] polygons)
    {
        var largest = polygons.MaxBy(polygon => Rings.TwiceArea(polygon[0]))!;
        var geometry = NtsShapes.ToGeometry([largest]);
        var centroid = Round(geometry.Centroid.Coordinate);
        if (Contains(largest, centroid))
        {
            return centroid;
        }

        var inner = Round(InteriorPointArea.GetInteriorPoint(geometry));
        return Contains(largest, inner) ? inner : largest[0][0];
    }

    private static Vertex Round(Coordinate at) => new((int)Math.Round(at.X), (int)Math.Round(at.Y));

    private static bool Contains(Vertex[][] polygon, Vertex point)
    {
        var inside = false;
        foreach (var ring in polygon)
        {
            for (var index = 1; index < ring.Length; index++)
            {
                var a = ring[index - 1];
                var b = ring[index];
                if (a.Y > point.Y != b.Y > point.Y
                    && point.X < a.X + (((double)point.Y - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y)))
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }

    private static void Box(Topology topology, int unit, Span<double> box)
    {
        int west = int.MaxValue, south = int.MaxValue, east = int.MinValue, north = int.MinValue;
        for (var polygon = topology.PolygonStart[unit]; polygon < topology.PolygonStart[unit + 1]; polygon++)
        {
            var outside = topology.RingStart[polygon];
            for (var at = topology.ReferenceStart[outside]; at < topology.ReferenceStart[outside + 1]; at++)
            {
                var reference = topology.References[at];
                foreach (var corner in topology.Arc(reference < 0 ? ~reference : reference))
                {
                    west = Math.Min(west, corner.X);
                    south = Math.Min(south, corner.Y);
                    east = Math.Max(east, corner.X);
                    north = Math.Max(north, corner.Y);
                }
            }
        }

        box[0] = west / Vertex.StepsPerDegree;
        box[1] = south / Vertex.StepsPerDegree;
        box[2] = east / Vertex.StepsPerDegree;
        box[3] = north / Vertex.StepsPerDegree;
    }

    /// <summary>The shortest span of longitudes: everything but the widest gap between polygons.</summary>
    private static GeographicBox Bounds(Topology topology)
    {
        var spans = new List<(double West, double East)>();
        double south = 90;
        double north = -90;
        for (var polygon = 0; polygon < topology.RingStart.Length - 1; polygon++)
        {
            double west = 180;
            double east = -180;
            foreach (var corner in topology.Ring(topology.RingStart[polygon]))
            {
                west = Math.Min(west, corner.Longitude);
                east = Math.Max(east, corner.Longitude);
                south = Math.Min(south, corner.Latitude);
                north = Math.Max(north, corner.Latitude);
            }

            spans.Add((west, east));
        }

        spans.Sort();
        var reach = double.MinValue;
        var start = spans[0].West;
        var widest = spans[0].West + 360 - spans.Max(span => span.East);
        var end = spans.Max(span => span.East);
        foreach (var (west, east) in spans)
        {
            if (reach > double.MinValue && west - reach > widest)
            {
                widest = west - reach;
                start = west;
                end = reach + 360;
            }

            reach = Math.Max(reach, east);
        }

        return new GeographicBox(start, south, end, north);
    }
}
