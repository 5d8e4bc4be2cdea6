using System.Text.Json;

namespace Bailiwick.Solver.RealData;

/// <summary>Polygons of one TopoJSON object, as much as the tests and benchmarks need: rings, shared arcs, centroids, point in polygon.</summary>
internal sealed class Shapes
{
    private readonly double[][] _arc;
    private readonly List<int[]>[] _ringsOfUnit;
    private readonly (double X0, double Y0, double X1, double Y1)[] _box;

    public Shapes(string path, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        _arc = Arcs(root);
        var geometries = root.GetProperty("objects").GetProperty(name).GetProperty("geometries");
        var count = geometries.GetArrayLength();
        Id = new string[count];
        _ringsOfUnit = new List<int[]>[count];
        _box = new (double, double, double, double)[count];
        var unit = 0;
        foreach (var geometry in geometries.EnumerateArray())
        {
            var id = geometry.GetProperty("id");
            Id[unit] = id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText();
            _ringsOfUnit[unit] = RingsOf(geometry);
            _box[unit] = BoxOf(unit);
            unit++;
        }

        (X, Y) = Centroids();
    }

    public string[] Id { get; }

    /// <summary>Area centroids in the projected plane, kilometers.</summary>
    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>Units that share an arc, bridged where the graph falls apart.</summary>
    public Graph Adjacency(Func<int, bool> isKept, out int[] unitOfRank)
    {
        var rank = new int[Id.Length];
        var kept = new List<int>();
        for (var unit = 0; unit < Id.Length; unit++)
        {
            // A shape simplified away to nothing has no place.
            rank[unit] = double.IsFinite(X[unit]) && isKept(unit) ? kept.Count : -1;
            if (rank[unit] >= 0)
            {
                kept.Add(unit);
            }
        }

        var neighbors = new SortedSet<int>[kept.Count];
        var owner = new Dictionary<int, List<int>>();
        for (var at = 0; at < kept.Count; at++)
        {
            neighbors[at] = [];
            foreach (var arc in _ringsOfUnit[kept[at]].SelectMany(ring => ring).Select(arc => arc < 0 ? ~arc : arc).Distinct())
            {
                if (!owner.TryGetValue(arc, out var owners))
                {
                    owner[arc] = owners = [];
                }

                foreach (var other in owners)
                {
                    neighbors[at].Add(other);
                    neighbors[other].Add(at);
                }

                owners.Add(at);
            }
        }

        var start = new int[kept.Count + 1];
        for (var at = 0; at < kept.Count; at++)
        {
            start[at + 1] = start[at] + neighbors[at].Count;
        }

        unitOfRank = [.. kept];
        var (x, y) = (kept.Select(unit => X[unit]).ToArray(), kept.Select(unit => Y[unit]).ToArray());
        var graph = Bridges.Connect(new Graph(start, [.. neighbors.SelectMany(row => row)], null), x, y);
        for (var at = 0; at < kept.Count; at++)
        {
            Array.Sort(graph.Neighbor, graph.Start[at], graph.Start[at + 1] - graph.Start[at]);
        }

        return graph;
    }

    /// <summary>The unit that holds a place, or -1.</summary>
    public int Find(double longitude, double latitude)
    {
        for (var unit = 0; unit < Id.Length; unit++)
        {
            var box = _box[unit];
            if (longitude >= box.X0 && longitude <= box.X1 && latitude >= box.Y0 && latitude <= box.Y1 && Holds(unit, longitude, latitude))
            {
                return unit;
            }
        }

        return -1;
    }

    private bool Holds(int unit, double longitude, double latitude)
    {
        var isInside = false;
        foreach (var ring in _ringsOfUnit[unit])
        {
            double lastX = double.NaN, lastY = 0;
            foreach (var (x, y) in PointsOf(ring))
            {
                if (!double.IsNaN(lastX) && y > latitude != lastY > latitude && longitude < x + ((lastX - x) * (latitude - y) / (lastY - y)))
                {
                    isInside = !isInside;
                }

                (lastX, lastY) = (x, y);
            }
        }

        return isInside;
    }

    private (double[] X, double[] Y) Centroids()
    {
        double[] x = new double[Id.Length], y = new double[Id.Length];
        for (var unit = 0; unit < Id.Length; unit++)
        {
            double area = 0, sumX = 0, sumY = 0;
            foreach (var ring in _ringsOfUnit[unit])
            {
                double lastX = double.NaN, lastY = 0;
                foreach (var (longitude, latitude) in PointsOf(ring))
                {
                    var (px, py) = Albers.Project(longitude, latitude);
                    if (!double.IsNaN(lastX))
                    {
                        var cross = (lastX * py) - (px * lastY);
                        area += cross;
                        sumX += cross * (lastX + px);
                        sumY += cross * (lastY + py);
                    }

                    (lastX, lastY) = (px, py);
                }
            }

            (x[unit], y[unit]) = (sumX / (3 * area), sumY / (3 * area));
        }

        return (x, y);
    }

    private (double X0, double Y0, double X1, double Y1) BoxOf(int unit)
    {
        var box = (X0: double.MaxValue, Y0: double.MaxValue, X1: double.MinValue, Y1: double.MinValue);
        foreach (var ring in _ringsOfUnit[unit])
        {
            foreach (var (x, y) in PointsOf(ring))
            {
                box = (Math.Min(box.X0, x), Math.Min(box.Y0, y), Math.Max(box.X1, x), Math.Max(box.Y1, y));
            }
        }

        return box;
    }

    private IEnumerable<(double X, double Y)> PointsOf(int[] ring)
    {
        foreach (var arc in ring)
        {
            var points = _arc[arc < 0 ? ~arc : arc];
            var count = points.Length / 2;
            for (var at = 0; at < count; at++)
            {
                var point = arc < 0 ? count - 1 - at : at;
                yield return (points[2 * point], points[(2 * point) + 1]);
            }
        }
    }

    private static List<int[]> RingsOf(JsonElement geometry)
    {
        var rings = new List<int[]>();
        if (!geometry.TryGetProperty("arcs", out var arcs))
        {
            return rings;
        }

        foreach (var element in arcs.EnumerateArray())
        {
            if (geometry.GetProperty("type").GetString() == "Polygon")
            {
                rings.Add(element.EnumerateArray().Select(arc => arc.GetInt32()).ToArray());
            }
            else
            {
                rings.AddRange(element.EnumerateArray().Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToArray()));
            }
        }

        return rings;
    }

    private static double[][] Arcs(JsonElement root)
    {
        double[] scale = [1, 1], origin = [0, 0];
        var isDelta = root.TryGetProperty("transform", out var transform);
        if (isDelta)
        {
            scale = [.. transform.GetProperty("scale").EnumerateArray().Select(value => value.GetDouble())];
            origin = [.. transform.GetProperty("translate").EnumerateArray().Select(value => value.GetDouble())];
        }

        var arcs = new List<double[]>();
        foreach (var arc in root.GetProperty("arcs").EnumerateArray())
        {
            var points = new List<double>();
            double x = 0, y = 0;
            foreach (var point in arc.EnumerateArray())
            {
                x = point[0].GetDouble() + (isDelta ? x : 0);
                y = point[1].GetDouble() + (isDelta ? y : 0);
                points.Add((x * scale[0]) + origin[0]);
                points.Add((y * scale[1]) + origin[1]);
            }

            arcs.Add([.. points]);
        }

        return [.. arcs];
    }
}
