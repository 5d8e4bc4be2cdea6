using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Finds units that share ground. Suspects are pairs with a common edge on the same side, a unit whose inner point is in another, and outer edges
/// whose middle or end is in another; each suspect pair is then intersected. Clean sets have hardly any suspects, so this costs little there.
/// </summary>
internal sealed class OverlapFinder
{
    /// <summary>At most so many pairs are intersected; beyond, pairs are reported without a share.</summary>
    private const int MostMeasured = 5_000;

    /// <summary>At most so many pairs are reported.</summary>
    private const int MostPairs = 50_000;

    private readonly Topology _topology;
    private readonly UnitFigures _figures;
    private readonly EdgeTable _edges;
    private readonly SortedSet<(int Low, int High)> _suspects = [];

    private OverlapFinder(Topology topology, UnitFigures figures, EdgeTable edges)
    {
        _topology = topology;
        _figures = figures;
        _edges = edges;
    }

    /// <summary>All pairs that share ground, in the order of units.</summary>
    public static List<Overlap> Find(Topology topology, UnitFigures figures, EdgeTable edges)
    {
        var finder = new OverlapFinder(topology, figures, edges);
        finder.SuspectSameSide();
        finder.SuspectInside();
        return finder.Measure();
    }

    private void Suspect(int a, int b)
    {
        if (a != b && _suspects.Count < MostPairs)
        {
            _suspects.Add((Math.Min(a, b), Math.Max(a, b)));
        }
    }

    private void SuspectSameSide()
    {
        for (var edge = 0; edge < _edges.EdgeCount; edge++)
        {
            var steps = _edges.StepsOf(edge);
            var most = Math.Min(steps.Length, EdgeTable.MostCompared);
            for (var i = 0; i < most && _suspects.Count < MostPairs; i++)
            {
                for (var j = i + 1; j < most; j++)
                {
                    if (_edges.IsForward(steps[i]) == _edges.IsForward(steps[j]))
                    {
                        Suspect(_edges.Unit[steps[i]], _edges.Unit[steps[j]]);
                    }
                }
            }
        }
    }

    private void SuspectInside()
    {
        var index = new PolygonIndex(_topology, _figures.Boxes);
        var near = new List<int>();
        for (var unit = 0; unit < _figures.AreaKm2.Length && _suspects.Count < MostPairs; unit++)
        {
            SuspectAt(index, unit, _figures.Longitude[unit] * Vertex.StepsPerDegree, _figures.Latitude[unit] * Vertex.StepsPerDegree, near);
        }

        for (var edge = 0; edge < _edges.EdgeCount && _suspects.Count < MostPairs; edge++)
        {
            if (!_edges.IsOuter(edge))
            {
                continue;
            }

            var step = _edges.StepsOf(edge)[0];
            var from = _edges.Corners[_edges.From[step]];
            var to = _edges.Corners[_edges.To[step]];
            SuspectAt(index, _edges.Unit[step], from.X, from.Y, near);
            SuspectAt(index, _edges.Unit[step], ((double)from.X + to.X) / 2, ((double)from.Y + to.Y) / 2, near);
        }
    }

    private void SuspectAt(PolygonIndex index, int unit, double x, double y, List<int> near)
    {
        near.Clear();
        index.Near(x / Vertex.StepsPerDegree, y / Vertex.StepsPerDegree, x / Vertex.StepsPerDegree, y / Vertex.StepsPerDegree, near);
        foreach (var other in near)
        {
            if (_suspects.Count == MostPairs)
            {
                return;
            }

            if (other != unit && !_suspects.Contains((Math.Min(unit, other), Math.Max(unit, other))) && index.Contains(other, x, y))
            {
                Suspect(unit, other);
            }
        }
    }

    private List<Overlap> Measure()
    {
        var overlaps = new List<Overlap>();
        var geometries = new Dictionary<int, Geometry>();
        foreach (var (low, high) in _suspects)
        {
            var smaller = _figures.AreaKm2[low] <= _figures.AreaKm2[high] ? low : high;
            var larger = smaller == low ? high : low;
            if (overlaps.Count >= MostMeasured)
            {
                overlaps.Add(new Overlap(smaller, larger, double.NaN));
                continue;
            }

            var shared = OverlayNGRobust.Overlay(GeometryOf(smaller, geometries), GeometryOf(larger, geometries), NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
            var area = FigureBuilder.AreaKm2(NtsShapes.FromGeometry(shared));
            if (area > 0)
            {
                overlaps.Add(new Overlap(smaller, larger, Math.Min(1, area / _figures.AreaKm2[smaller])));
            }
        }

        return overlaps;
    }

    private Geometry GeometryOf(int unit, Dictionary<int, Geometry> known)
    {
        if (!known.TryGetValue(unit, out var geometry))
        {
            known[unit] = geometry = NtsShapes.ToGeometry(_topology.ShapeOf(unit).Polygons);
        }

        return geometry;
    }
}
