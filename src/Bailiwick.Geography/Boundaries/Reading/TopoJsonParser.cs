using System.Text.Json;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>Objects of a TopoJSON topology, quantized or not. Members may come in any order.</summary>
internal sealed class TopoJsonParser(BoundaryLimits limits)
{
    private readonly CoordinateReader _coordinates = new(limits);
    private double[][] _arcs = [];
    private double[] _transform = [];
    private int _features;

    /// <summary>Reads on from the start of the root object.</summary>
    public List<(string Name, List<RawFeature> Features)> Parse(Utf8JsonReader root)
    {
        var objects = default(Utf8JsonReader);
        var hasObjects = false;
        while (root.Read() && root.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref root, limits);
            root.Read();
            switch (name)
            {
                case "arcs":
                    _arcs = ReadArcs(root);
                    break;
                case "transform" when root.TokenType == JsonTokenType.StartObject:
                    _transform = ReadTransform(root);
                    break;
                case "objects" when root.TokenType == JsonTokenType.StartObject:
                    objects = root;
                    hasObjects = true;
                    break;
            }

            root.Skip();
        }

        if (!hasObjects)
        {
            throw new UnreadableFileException(BoundaryRefusals.Malformed("the topology has no 'objects'"));
        }

        Decode();
        return ReadObjects(ref objects);
    }

    private List<(string Name, List<RawFeature> Features)> ReadObjects(ref Utf8JsonReader reader)
    {
        var found = new List<(string Name, List<RawFeature> Features)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            var features = new List<RawFeature>();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadGeometry(ref reader, features, isTop: true);
            }
            else
            {
                reader.Skip();
            }

            found.Add((name, features));
        }

        return [.. found.OrderByDescending(entry => entry.Features.Count(feature => feature.Trouble is null))];
    }

    private void ReadGeometry(ref Utf8JsonReader reader, List<RawFeature> features, bool isTop)
    {
        var feature = new RawFeature { Index = features.Count };
        string? type = null;
        var arcs = default(Utf8JsonReader);
        var hasArcs = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            switch (name)
            {
                case "type":
                    type = JsonText.ReadScalar(ref reader, limits);
                    break;
                case "id":
                    feature.Id = JsonText.ReadScalar(ref reader, limits);
                    break;
                case "properties" when reader.TokenType == JsonTokenType.StartObject:
                    GeoJsonParser.ReadProperties(ref reader, feature, limits);
                    continue;
                case "geometries" when isTop && reader.TokenType == JsonTokenType.StartArray:
                    ReadGeometries(ref reader, features);
                    continue;
                case "arcs":
                    arcs = reader;
                    hasArcs = true;
                    break;
            }

            reader.Skip();
        }

        if (isTop && type == "GeometryCollection")
        {
            return;
        }

        if (++_features > limits.Features)
        {
            throw new UnreadableFileException(BoundaryRefusals.TooLarge("features", limits.Features));
        }

        Place(feature, type, arcs, hasArcs);
        features.Add(feature);
    }

    private void ReadGeometries(ref Utf8JsonReader reader, List<RawFeature> features)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new UnreadableFileException(
                    BoundaryRefusals.Malformed($"entry {features.Count} of 'geometries' is a {JsonText.NameOf(reader.TokenType)} and no geometry"));
            }

            ReadGeometry(ref reader, features, isTop: false);
        }
    }

    private void Place(RawFeature feature, string? type, Utf8JsonReader arcs, bool hasArcs)
    {
        if (type is null)
        {
            feature.Trouble = ("boundary.empty-geometry", "The feature has no geometry.");
        }
        else if (type is not ("Polygon" or "MultiPolygon"))
        {
            feature.Trouble = ("boundary.not-a-polygon", $"The geometry is a {type}; only Polygon and MultiPolygon make units.");
        }
        else if (!hasArcs || !TryReadPolygons(arcs, type == "MultiPolygon", out var polygons))
        {
            feature.Trouble = ("boundary.bad-arcs", $"The arcs of the {type} are not nested arrays of numbers of arcs, of which the file has {_arcs.Length:N0}.");
        }
        else
        {
            feature.Polygons = polygons;
        }
    }

    private bool TryReadPolygons(Utf8JsonReader reader, bool isMulti, out double[][][] polygons)
    {
        polygons = [];
        var found = new List<double[][]>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        do
        {
            if (isMulti && (!reader.Read() || reader.TokenType == JsonTokenType.EndArray))
            {
                break;
            }

            var rings = new List<double[]>();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!TryReadRing(ref reader, out var ring))
                {
                    return false;
                }

                rings.Add(ring);
            }

            found.Add([.. rings]);
        }
        while (isMulti);

        polygons = [.. found];
        return true;
    }

    private bool TryReadRing(ref Utf8JsonReader reader, out double[] ring)
    {
        var numbers = new List<double>();
        ring = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var reference))
            {
                return false;
            }

            var arc = reference < 0 ? ~reference : reference;
            if (arc >= _arcs.Length)
            {
                return false;
            }

            Append(numbers, _arcs[arc], reference < 0);
        }

        ring = [.. numbers];
        return true;
    }

    /// <summary>Adds an arc; its first corner is the one the ring ends in already (verified later, by the ring being closed and valid).</summary>
    private void Append(List<double> ring, double[] arc, bool isBackwards)
    {
        _coordinates.Count(arc.Length / 2);
        for (var step = 0; step < arc.Length; step += 2)
        {
            var at = isBackwards ? arc.Length - 2 - step : step;
            if (step == 0 && ring.Count >= 2 && ring[^2] == arc[at] && ring[^1] == arc[at + 1])
            {
                continue;
            }

            ring.Add(arc[at]);
            ring.Add(arc[at + 1]);
        }
    }

    private double[][] ReadArcs(Utf8JsonReader reader)
    {
        var arcs = new List<double[]>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new UnreadableFileException(BoundaryRefusals.Malformed("'arcs' is not an array"));
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !_coordinates.TryReadRing(ref reader, out var arc))
            {
                throw new UnreadableFileException(BoundaryRefusals.Malformed($"arc {arcs.Count:N0} is not an array of positions with finite numbers"));
            }

            arcs.Add(arc);
        }

        return [.. arcs];
    }

    private static double[] ReadTransform(Utf8JsonReader reader)
    {
        var numbers = new double[4];
        var seen = 0;
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var offset = reader.ValueTextEquals("scale"u8) ? 0 : reader.ValueTextEquals("translate"u8) ? 2 : -1;
            reader.Read();
            for (var index = 0; offset >= 0 && index < 2 && reader.Read() && reader.TokenType == JsonTokenType.Number; index++)
            {
                numbers[offset + index] = reader.GetDouble();
                seen++;
            }
        }

        return seen == 4 && numbers.All(double.IsFinite)
            ? numbers
            : throw new UnreadableFileException(BoundaryRefusals.Malformed("the topology's 'transform' has no 'scale' and 'translate' of two numbers each"));
    }

    /// <summary>Turns steps on the file's grid into positions.</summary>
    private void Decode()
    {
        if (_transform.Length == 0)
        {
            return;
        }

        foreach (var arc in _arcs)
        {
            double x = 0;
            double y = 0;
            for (var at = 0; at < arc.Length; at += 2)
            {
                x += arc[at];
                y += arc[at + 1];
                arc[at] = (x * _transform[0]) + _transform[2];
                arc[at + 1] = (y * _transform[1]) + _transform[3];
            }
        }
    }
}
