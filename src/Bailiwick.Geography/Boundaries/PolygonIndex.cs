using Bailiwick.Geography.Indexing;

namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Answers which units hold a point: a tree over their boxes, then a crossing count over the edges at the point's latitude only, so that
/// a coast of ten thousand corners costs no more than a square. Safe for many threads at once.
/// </summary>
internal sealed class PolygonIndex
{
    private const int EdgesPerBand = 8;
    private readonly Topology _topology;
    private readonly BoxTree _tree;
    private readonly double[] _boxes;
    private readonly int[] _bandOfUnit;
    private readonly int[] _edgeOfBand;
    private readonly int[] _edges;

    /// <param name="topology">The outlines.</param>
    /// <param name="boxes">Degrees, four a unit.</param>
    public PolygonIndex(Topology topology, double[] boxes)
    {
        _topology = topology;
        _boxes = boxes;
        _tree = new BoxTree(boxes);
        var units = boxes.Length / 4;
        _bandOfUnit = new int[units + 1];
        for (var unit = 0; unit < units; unit++)
        {
            _bandOfUnit[unit + 1] = _bandOfUnit[unit] + Math.Clamp(EdgeCount(unit) / EdgesPerBand, 1, 8192);
        }

        _edgeOfBand = new int[_bandOfUnit[^1] + 1];
        Visit((_, band) => _edgeOfBand[band + 1]++);
        for (var band = 1; band < _edgeOfBand.Length; band++)
        {
            _edgeOfBand[band] += _edgeOfBand[band - 1];
        }

        _edges = new int[_edgeOfBand[^1]];
        var at = _edgeOfBand.AsSpan(0, _edgeOfBand.Length - 1).ToArray();
        Visit((point, band) => _edges[at[band]++] = point);
    }

    /// <summary>Adds the units whose box meets the given one, degrees.</summary>
    public void Near(double west, double south, double east, double north, List<int> found) => _tree.Search(west, south, east, north, found);

    /// <summary>
    /// True when the point is inside the unit. A point exactly on a common border is in exactly one of its two sides.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="x">Longitude in grid steps (1e-7 degrees), fractions allowed.</param>
    /// <param name="y">Latitude in grid steps.</param>
    public bool Contains(int unit, double x, double y)
    {
        var south = _boxes[(unit * 4) + 1] * Vertex.StepsPerDegree;
        var north = _boxes[(unit * 4) + 3] * Vertex.StepsPerDegree;
        if (y < south - 1 || y > north + 1)
        {
            return false;
        }

        var band = BandAt(unit, y, south, north);
        var inside = false;
        for (var at = _edgeOfBand[band]; at < _edgeOfBand[band + 1]; at++)
        {
            var a = _topology.Points[_edges[at]];
            var b = _topology.Points[_edges[at] + 1];
            if (a.Y > y != b.Y > y && x < a.X + ((y - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private int EdgeCount(int unit)
    {
        var count = 0;
        VisitArcs(unit, arc => count += _topology.ArcStart[arc + 1] - _topology.ArcStart[arc] - 1);
        return count;
    }

    private int BandAt(int unit, double y, double south, double north)
    {
        var bands = _bandOfUnit[unit + 1] - _bandOfUnit[unit];
        return _bandOfUnit[unit] + (north > south ? Math.Clamp((int)((y - south) / (north - south) * bands), 0, bands - 1) : 0);
    }

    /// <summary>Calls with every edge (by the index of its first corner) and every band it reaches.</summary>
    private void Visit(Action<int, int> visit)
    {
        for (var unit = 0; unit < _bandOfUnit.Length - 1; unit++)
        {
            var south = _boxes[(unit * 4) + 1] * Vertex.StepsPerDegree;
            var north = _boxes[(unit * 4) + 3] * Vertex.StepsPerDegree;
            VisitArcs(unit, arc =>
            {
                for (var point = _topology.ArcStart[arc]; point < _topology.ArcStart[arc + 1] - 1; point++)
                {
                    var a = _topology.Points[point].Y;
                    var b = _topology.Points[point + 1].Y;
                    var last = BandAt(unit, Math.Max(a, b), south, north);
                    for (var band = BandAt(unit, Math.Min(a, b), south, north); band <= last; band++)
                    {
                        visit(point, band);
                    }
                }
            });
        }
    }

    private void VisitArcs(int unit, Action<int> visit)
    {
        var first = _topology.ReferenceStart[_topology.RingStart[_topology.PolygonStart[unit]]];
        var end = _topology.ReferenceStart[_topology.RingStart[_topology.PolygonStart[unit + 1]]];
        for (var at = first; at < end; at++)
        {
            var reference = _topology.References[at];
            visit(reference < 0 ? ~reference : reference);
        }
    }
}
