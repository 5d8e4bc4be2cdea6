namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>
/// Cuts rings into arcs at the corners where borders meet, each arc stored once, as Bostock's TopoJSON does
/// (https://bost.ocks.org/mike/topology/). Works layer by layer. O(steps).
/// </summary>
internal sealed class ArcBuilder
{
    private readonly EdgeTable _edges;
    private readonly int[] _layer;
    private readonly int[] _degree;
    private readonly int[] _degreeLayer;
    private readonly int[] _edgeLayer;
    private readonly int[] _arcOfEdge;
    private readonly List<int> _arcStart = [0];
    private readonly List<Vertex> _points = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<int>[] _references;

    private ArcBuilder(EdgeTable edges, int[] layer)
    {
        _edges = edges;
        _layer = layer;
        _degree = new int[edges.Corners.Count];
        _degreeLayer = Filled(edges.Corners.Count);
        _edgeLayer = Filled(edges.EdgeCount);
        _arcOfEdge = new int[edges.EdgeCount];
        _references = new List<int>[edges.RingUnit.Length];
    }

    public static Topology Build(IReadOnlyList<UnitOutline> units, EdgeTable edges, int[] layer)
    {
        var builder = new ArcBuilder(edges, layer);
        foreach (var rings in Enumerable.Range(0, edges.RingUnit.Length).GroupBy(ring => layer[edges.RingUnit[ring]]).OrderBy(group => group.Key))
        {
            builder.CutLayer([.. rings], rings.Key);
        }

        return builder.Finish(units);
    }

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, -1);
        return array;
    }

    private void CutLayer(int[] rings, int layer)
    {
        foreach (var ring in rings)
        {
            for (var step = _edges.RingStart[ring]; step < _edges.RingStart[ring + 1]; step++)
            {
                var edge = _edges.Edge[step];
                if (_edgeLayer[edge] != layer)
                {
                    _edgeLayer[edge] = layer;
                    _arcOfEdge[edge] = -1;
                    Touch(_edges.From[step], layer);
                    Touch(_edges.To[step], layer);
                }
            }
        }

        foreach (var ring in rings)
        {
            CutRing(ring);
        }
    }

    private void Touch(int corner, int layer)
    {
        if (_degreeLayer[corner] != layer)
        {
            _degreeLayer[corner] = layer;
            _degree[corner] = 0;
        }

        _degree[corner]++;
    }

    private void CutRing(int ring)
    {
        var start = _edges.RingStart[ring];
        var length = _edges.RingStart[ring + 1] - start;
        var references = new List<int>();
        _references[ring] = references;

        var first = 0;
        while (first < length && _degree[_edges.From[start + first]] == 2)
        {
            first++;
        }

        var isIsland = first == length;
        first = isIsland ? 0 : first;
        for (var walked = 0; walked < length;)
        {
            var step = start + ((first + walked) % length);
            var edge = _edges.Edge[step];
            if (_arcOfEdge[edge] >= 0)
            {
                var arc = _arcOfEdge[edge];
                references.Add(~arc);
                _right[arc] = _edges.RingUnit[ring];
                walked += _arcStart[arc + 1] - _arcStart[arc] - 1;
                continue;
            }

            walked += NewArc(ring, start, length, first + walked, isIsland, references);
        }
    }

    private int NewArc(int ring, int start, int length, int from, bool isIsland, List<int> references)
    {
        var arc = _left.Count;
        references.Add(arc);
        _left.Add(_edges.RingUnit[ring]);
        _right.Add(-1);
        _points.Add(_edges.Corners[_edges.From[start + (from % length)]]);
        var steps = 0;
        while (steps < length)
        {
            var step = start + ((from + steps) % length);
            steps++;
            _arcOfEdge[_edges.Edge[step]] = arc;
            _points.Add(_edges.Corners[_edges.To[step]]);
            if (!isIsland && _degree[_edges.To[step]] != 2)
            {
                break;
            }
        }

        _arcStart.Add(_points.Count);
        return steps;
    }

    private Topology Finish(IReadOnlyList<UnitOutline> units)
    {
        var polygonOfUnit = new List<int> { 0 };
        var ringOfPolygon = new List<int> { 0 };
        var refOfRing = new List<int> { 0 };
        var references = new List<int>();
        var ring = 0;
        foreach (var unit in units)
        {
            foreach (var polygon in unit.Polygons)
            {
                for (var index = 0; index < polygon.Length; index++, ring++)
                {
                    references.AddRange(_references[ring]);
                    refOfRing.Add(references.Count);
                }

                ringOfPolygon.Add(ring);
            }

            polygonOfUnit.Add(ringOfPolygon.Count - 1);
        }

        return new Topology(
            [.. _arcStart], [.. _points], [.. _left], [.. _right], [.. polygonOfUnit], [.. ringOfPolygon], [.. refOfRing], [.. references], _layer);
    }
}
