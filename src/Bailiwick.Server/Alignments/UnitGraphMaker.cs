using Bailiwick.Core.Alignments;
using Bailiwick.Geography.Boundaries;
using Bailiwick.Geography.Points;

namespace Bailiwick.Server.Alignments;

/// <summary>Brings what touches what, and where it lies, into the form that acts, health and optimization share.</summary>
public static class UnitGraphMaker
{
    /// <summary>Shared borders, and bridges where a unit would be cut off.</summary>
    public static UnitGraph OfBoundaries(BoundarySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Join(set.Graph, set.Longitude, set.Latitude);
    }

    /// <summary>Near points; a point without a place has no link.</summary>
    public static UnitGraph OfPoints(double[] longitude, double[] latitude) =>
        Join(ProximityGraph.Build(longitude, latitude), longitude, latitude);

    private static UnitGraph Join(BoundaryGraph graph, double[] longitude, double[] latitude)
    {
        double[] x = new double[longitude.Length], y = new double[longitude.Length];
        PlaneProjection.Fit(longitude, latitude).Project(longitude, latitude, x, y);
        return new UnitGraph(new UnitLinks(graph.Start, graph.Neighbor, graph.BorderKm, x, y), graph.Bridge);
    }
}
