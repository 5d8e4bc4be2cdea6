using Bailiwick.Geography.Boundaries.Reading;
using NetTopologySuite.Operation.OverlayNG;

namespace Bailiwick.Geography.Boundaries.Building;

/// <summary>Makes clean rings of what the file has: on the grid, closed, oriented, valid. Notes what it had to do.</summary>
internal sealed class OutlineCleaner
{
    /// <summary>How far past the edge of the world a coordinate may lie and still be a rounding error, degrees.</summary>
    private const double Slack = 1e-4;

    private readonly List<(string Code, FindingSeverity Severity, string Message)> _notes = [];

    /// <summary>What was noted about the last feature.</summary>
    public IReadOnlyList<(string Code, FindingSeverity Severity, string Message)> Notes => _notes;

    /// <summary>The first position outside the world, or null.</summary>
    public static (double Longitude, double Latitude)? OutOfRange(RawFeature feature)
    {
        foreach (var ring in feature.Polygons.SelectMany(polygon => polygon))
        {
            for (var at = 0; at < ring.Length; at += 2)
            {
                if (Math.Abs(ring[at]) > 180 + Slack || Math.Abs(ring[at + 1]) > 90 + Slack)
                {
                    return (ring[at], ring[at + 1]);
                }
            }
        }

        return null;
    }

    /// <summary>The polygons of a feature; empty when nothing is left of it.</summary>
    public Vertex[][][] Clean(RawFeature feature)
    {
        _notes.Clear();
        var crossings = Tangle.Crossings([.. feature.Polygons.SelectMany(polygon => polygon)]);
        if (crossings > Tangle.MostCrossings)
        {
            _notes.Add(("boundary.tangled", FindingSeverity.Error, $"The outline crosses itself about {crossings:N0} times; up to {Tangle.MostCrossings:N0} crossings are repaired."));
            return [];
        }

        var polygons = new List<Vertex[][]>();
        var collapsed = 0;
        var unclosed = 0;
        foreach (var raw in feature.Polygons.SelectMany(Antimeridian.Cut))
        {
            var rings = new List<Vertex[]>();
            for (var index = 0; index < raw.Length; index++)
            {
                var ring = ToGrid(raw[index], ref unclosed);
                if (ring is not null)
                {
                    Rings.Orient(ring, isHole: index > 0);
                    rings.Add(ring);
                    continue;
                }

                collapsed++;
                if (index == 0)
                {
                    break;
                }
            }

            if (rings.Count > 0)
            {
                polygons.Add([.. rings]);
            }
        }

        if (unclosed > 0)
        {
            _notes.Add(("boundary.unclosed-ring", FindingSeverity.Warning, $"{unclosed} ring(s) did not end where they began and were closed by a straight line."));
        }

        if (collapsed > 0)
        {
            _notes.Add(("boundary.collapsed-ring", FindingSeverity.Info, $"{collapsed} ring(s) with fewer than three different corners were left out."));
        }

        return polygons.Count == 0 ? [] : Repair([.. polygons]);
    }

    /// <summary>Repairs polygons where they are not valid.</summary>
    public Vertex[][][] Repair(Vertex[][][] polygons)
    {
        var geometry = NtsShapes.ToGeometry(polygons);
        var fault = NtsShapes.Fault(geometry);
        if (fault is null)
        {
            return polygons;
        }

        var repaired = NtsShapes.FromGeometry(NtsShapes.Fix(geometry));
        _notes.Add(repaired.Length == 0
            ? ("boundary.empty-geometry", FindingSeverity.Error, $"Nothing is left of the outline after repair ({fault}).")
            : ("boundary.repaired", FindingSeverity.Warning, $"The outline was not valid ({fault}) and was repaired to {repaired.Length} polygon(s). Maybe look at it on the map."));
        return repaired;
    }

    /// <summary>Joins the valid polygons of several features to one valid shape.</summary>
    public static Vertex[][][] Union(Vertex[][][] polygons) =>
        NtsShapes.FromGeometry(OverlayNGRobust.Union([.. polygons.Select(polygon => NtsShapes.ToGeometry([polygon]))]));

    private static Vertex[]? ToGrid(double[] raw, ref int unclosed)
    {
        var corners = new List<Vertex>((raw.Length / 2) + 1);
        for (var at = 0; at < raw.Length; at += 2)
        {
            var corner = Vertex.FromDegrees(Math.Clamp(raw[at], -180, 180), Math.Clamp(raw[at + 1], -90, 90));
            if (corners.Count == 0 || corners[^1] != corner)
            {
                corners.Add(corner);
            }
        }

        if (corners.Count >= 3 && corners[0] != corners[^1])
        {
            unclosed++;
            corners.Add(corners[0]);
        }

        return corners.Count < 4 ? null : [.. corners];
    }
}
