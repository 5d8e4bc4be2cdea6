using Bailiwick.Server.Tests.Hosting;

namespace Bailiwick.Server.Tests.Boundaries;

/// <summary>A small boundary file, and a real one of the repository.</summary>
internal static class BoundaryFiles
{
    /// <summary>Two squares side by side and a third far off.</summary>
    public const string ThreeSquares =
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"code": "A", "title": "Alpha"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}},
          {"type": "Feature", "properties": {"code": "B", "title": "Beta"}, "geometry": {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]}},
          {"type": "Feature", "properties": {"code": "C", "title": "Gamma"}, "geometry": {"type": "Polygon", "coordinates": [[[9, 0], [10, 0], [10, 1], [9, 1], [9, 0]]]}}
        ]}
        """;

    /// <summary>2,118 municipalities with Vienna twice: 90001, and its 23 districts on top of it.</summary>
    public static string Austria => Path.Combine(Repository.Root, "data", "boundaries", "austria-municipalities-2021.geojson");
}
