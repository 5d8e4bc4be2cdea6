using Bailiwick.Geography.Maps;

namespace Bailiwick.Geography.Boundaries;

/// <summary>
/// Units with their outlines, numbered 0 to n - 1 in file order. Never changes after it is made; the arrays are shared, so do not write to them.
/// </summary>
public sealed class BoundarySet
{
    private readonly Lazy<ArcWeights> _weights;

    internal BoundarySet(string[] ids, string[] names, UnitFigures figures, Topology topology, BoundaryGraph graph)
    {
        Ids = ids;
        Names = names;
        Longitude = figures.Longitude;
        Latitude = figures.Latitude;
        AreaKm2 = figures.AreaKm2;
        Boxes = figures.Boxes;
        Bounds = figures.Bounds;
        Topology = topology;
        Graph = graph;
        _weights = new Lazy<ArcWeights>(() => ArcWeights.Of(topology));
    }

    /// <summary>How many units.</summary>
    public int Count => Longitude.Length;

    /// <summary>The key of each unit; no two are equal.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The name of each unit; the key where the file has none.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Longitude of a point inside each unit (in its largest polygon), degrees.</summary>
    public double[] Longitude { get; }

    /// <summary>Latitude of that point, degrees.</summary>
    public double[] Latitude { get; }

    /// <summary>Ground area of each unit, square kilometers on a sphere of the Earth's equal-area radius (6371.0072 km).</summary>
    public double[] AreaKm2 { get; }

    /// <summary>
    /// West, south, east, north of each unit, degrees, four a unit. A unit with parts on both sides of the antimeridian spans -180 to 180.
    /// </summary>
    public double[] Boxes { get; }

    /// <summary>The smallest box around all units, across the antimeridian when that is shorter.</summary>
    public GeographicBox Bounds { get; }

    /// <summary>The outlines.</summary>
    public Topology Topology { get; }

    /// <summary>Which units touch; connected, with bridges marked.</summary>
    public BoundaryGraph Graph { get; }

    /// <summary>What tiles and meshes leave out at which scale; made when first asked for.</summary>
    internal ArcWeights Weights => _weights.Value;

    /// <summary>One array of bytes that holds everything, about 5 bytes a corner. See docs/formats.md.</summary>
    public byte[] ToBytes() => BoundarySetFormat.Write(this);

    /// <summary>The set that <see cref="ToBytes"/> wrote. Throws <see cref="InvalidDataException"/> when the bytes are not such a set.</summary>
    public static BoundarySet FromBytes(ReadOnlySpan<byte> bytes) => BoundarySetFormat.Read(bytes);
}
