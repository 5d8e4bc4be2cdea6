using System.Text.Json;
using System.Text.Json.Nodes;
using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries;

/// <summary>Reads a drawn or pasted shape: a GeoJSON polygon or multi-polygon, by itself, as a feature or as a collection of features.</summary>
public static class ShapeReader
{
    /// <summary>The shape as a set of one unit for each feature, repaired where invalid; refused with <c>boundary.*</c>.</summary>
    /// <param name="geoJson">The text.</param>
    public static Outcome<BoundarySet> Read(string geoJson)
    {
        ArgumentNullException.ThrowIfNull(geoJson);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(geoJson);
        }
        catch (JsonException unreadable)
        {
            return BoundaryRefusals.InvalidJson(unreadable.LineNumber ?? 0, unreadable.BytePositionInLine ?? 0, unreadable.Message);
        }

        if (Features(root) is not { Count: > 0 } features)
        {
            return BoundaryRefusals.NoFeatures();
        }

        var collection = new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features.Select(Feature)]) };
        using var file = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(collection));
        var reading = BoundaryReader.Read(file, new BoundaryChoice("id"));
        return !reading.IsDone ? reading.Refusal : reading.Value.Set.Count == 0 ? BoundaryRefusals.NoFeatures() : reading.Value.Set;
    }

    private static List<JsonNode?> Features(JsonNode? root)
    {
        if (root is not JsonObject one)
        {
            return [];
        }

        return one["features"] is JsonArray features ? [.. features.OfType<JsonObject>().Select(feature => feature["geometry"])]
            : one["geometry"] is { } geometry ? [geometry]
            : one.ContainsKey("coordinates") ? [one] : [];
    }

    private static JsonObject Feature(JsonNode? geometry, int at) => new()
    {
        ["type"] = "Feature",
        ["id"] = $"{at}",
        ["properties"] = new JsonObject(),
        ["geometry"] = geometry?.DeepClone(),
    };
}
