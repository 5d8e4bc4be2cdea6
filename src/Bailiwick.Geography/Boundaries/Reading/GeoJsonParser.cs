using System.Text.Json;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>Features of a GeoJSON FeatureCollection or of a single Feature (RFC 7946). Members may come in any order.</summary>
internal sealed class GeoJsonParser(BoundaryLimits limits)
{
    private readonly CoordinateReader _coordinates = new(limits);
    private readonly List<RawFeature> _features = [];

    /// <summary>Reads on from the start of the root object.</summary>
    public List<RawFeature> Parse(Utf8JsonReader root)
    {
        var reader = root;
        var isCollection = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = reader.ValueTextEquals("features"u8);
            reader.Read();
            if (isFeatures && reader.TokenType == JsonTokenType.StartArray)
            {
                isCollection = true;
                ReadFeatures(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!isCollection)
        {
            ReadFeature(ref root);
        }

        return _features;
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new UnreadableFileException(
                    BoundaryRefusals.Malformed($"entry {_features.Count} of 'features' is a {JsonText.NameOf(reader.TokenType)} and no feature"));
            }

            ReadFeature(ref reader);
        }
    }

    private void ReadFeature(ref Utf8JsonReader reader)
    {
        if (_features.Count == limits.Features)
        {
            throw new UnreadableFileException(BoundaryRefusals.TooLarge("features", limits.Features));
        }

        var feature = new RawFeature { Index = _features.Count };
        var hasGeometry = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            switch (name)
            {
                case "id":
                    feature.Id = JsonText.ReadScalar(ref reader, limits);
                    break;
                case "properties" when reader.TokenType == JsonTokenType.StartObject:
                    ReadProperties(ref reader, feature, limits);
                    continue;
                case "geometry" when reader.TokenType == JsonTokenType.StartObject:
                    hasGeometry = true;
                    ReadGeometry(reader, feature);
                    break;
            }

            reader.Skip();
        }

        if (!hasGeometry)
        {
            feature.Trouble = ("boundary.empty-geometry", "The feature has no geometry.");
        }

        _features.Add(feature);
    }

    /// <summary>Properties of the object the reader stands on; leaves the reader on its end.</summary>
    public static void ReadProperties(ref Utf8JsonReader reader, RawFeature feature, BoundaryLimits limits)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            if (JsonText.ReadScalar(ref reader, limits) is { } value)
            {
                feature.Properties[name] = value;
            }

            reader.Skip();
        }
    }

    private void ReadGeometry(Utf8JsonReader reader, RawFeature feature)
    {
        string? type = null;
        var coordinates = default(Utf8JsonReader);
        var hasCoordinates = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            if (name == "type")
            {
                type = JsonText.ReadScalar(ref reader, limits);
            }
            else if (name == "coordinates")
            {
                coordinates = reader;
                hasCoordinates = true;
            }

            reader.Skip();
        }

        if (type is not ("Polygon" or "MultiPolygon"))
        {
            feature.Trouble = ("boundary.not-a-polygon", $"The geometry is a {type ?? "thing without a type"}; only Polygon and MultiPolygon make units.");
        }
        else if (!hasCoordinates || !_coordinates.TryRead(coordinates, type == "MultiPolygon", out var polygons))
        {
            feature.Trouble = ("boundary.bad-coordinates", $"The coordinates of the {type} are not nested arrays of finite numbers as GeoJSON wants them.");
        }
        else
        {
            feature.Polygons = polygons;
        }
    }
}
