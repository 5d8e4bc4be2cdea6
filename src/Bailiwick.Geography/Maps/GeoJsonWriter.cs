using System.Text.Json;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Geography.Maps;

/// <summary>Writes shapes as GeoJSON (RFC 7946): longitude before latitude, outsides counterclockwise, rings closed, seven decimals at most.</summary>
public static class GeoJsonWriter
{
    /// <summary>Writes one geometry: a Polygon, a MultiPolygon, or null when the shape is empty.</summary>
    public static void WriteGeometry(Utf8JsonWriter writer, AreaShape shape)
    {
        if (shape.IsEmpty)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        if (shape.Polygons.Length == 1)
        {
            writer.WriteString("type", "Polygon");
            writer.WritePropertyName("coordinates");
            WritePolygon(writer, shape.Polygons[0]);
        }
        else
        {
            writer.WriteString("type", "MultiPolygon");
            writer.WriteStartArray("coordinates");
            foreach (var polygon in shape.Polygons)
            {
                WritePolygon(writer, polygon);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes one feature.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="id">The feature's id, or null for none.</param>
    /// <param name="shape">Its geometry.</param>
    /// <param name="writeProperties">Writes the members of the properties, names and values.</param>
    public static void WriteFeature(Utf8JsonWriter writer, string? id, AreaShape shape, Action<Utf8JsonWriter> writeProperties)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        if (id is not null)
        {
            writer.WriteString("id", id);
        }

        writer.WriteStartObject("properties");
        writeProperties(writer);
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        WriteGeometry(writer, shape);
        writer.WriteEndObject();
    }

    /// <summary>Begins a FeatureCollection: features follow, then <see cref="EndCollection"/>.</summary>
    public static void BeginCollection(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
    }

    /// <summary>Ends what <see cref="BeginCollection"/> began.</summary>
    public static void EndCollection(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter writer, Vertex[][] polygon)
    {
        writer.WriteStartArray();
        foreach (var ring in polygon)
        {
            writer.WriteStartArray();
            foreach (var corner in ring)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(corner.Longitude);
                writer.WriteNumberValue(corner.Latitude);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
