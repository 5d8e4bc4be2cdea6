using System.Text.Json;
using System.Text.Unicode;
using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>A boundary file taken apart, nothing judged yet.</summary>
/// <param name="Format">GeoJSON or TopoJSON.</param>
/// <param name="ReferenceSystem">The name of the reference system when the file has one (the old GeoJSON member <c>crs</c>).</param>
/// <param name="Objects">Its features by object; a GeoJSON has one nameless object.</param>
internal sealed record RawFile(BoundaryFormat Format, string? ReferenceSystem, IReadOnlyList<(string Name, List<RawFeature> Features)> Objects)
{
    /// <summary>Reads to the end of the stream. Only throws what the stream throws.</summary>
    public static Outcome<RawFile> Parse(Stream stream, BoundaryLimits limits)
    {
        var loaded = FileBytes.Load(stream, limits.Bytes);
        if (!loaded.IsDone)
        {
            return loaded.Refusal;
        }

        var bytes = loaded.Value.Span;
        if (bytes.StartsWith("PK"u8) || bytes.StartsWith("<"u8))
        {
            return BoundaryRefusals.UnknownFormat(bytes[0] == 'P' ? "a ZIP archive" : "XML or HTML");
        }

        if (!Utf8.IsValid(bytes))
        {
            return BoundaryRefusals.NotUtf8();
        }

        try
        {
            return Parse(bytes, limits);
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (JsonException broken)
        {
            return broken.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? BoundaryRefusals.TooDeep(limits.Depth)
                : BoundaryRefusals.InvalidJson(broken.LineNumber ?? 0, broken.BytePositionInLine ?? 0, FirstSentence(broken.Message));
        }
        catch (InvalidOperationException)
        {
            // The one way for the reader to get here: an escaped half of a surrogate pair in a text.
            return BoundaryRefusals.NotUtf8();
        }
    }

    private static RawFile Parse(ReadOnlySpan<byte> bytes, BoundaryLimits limits)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.Depth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnreadableFileException(BoundaryRefusals.UnknownFormat($"a JSON {JsonText.NameOf(reader.TokenType)}"));
        }

        var root = reader;
        string? type = null;
        string? system = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader, limits);
            reader.Read();
            if (name == "type" && reader.TokenType == JsonTokenType.String)
            {
                type = JsonText.Read(ref reader, limits);
            }
            else if (name == "crs")
            {
                system = SystemName(reader, limits);
            }

            reader.Skip();
        }

        // Anything but white space after the object is an error of JSON, thrown here.
        reader.Read();
        return type switch
        {
            "FeatureCollection" or "Feature" => new RawFile(BoundaryFormat.GeoJson, system, [("", new GeoJsonParser(limits).Parse(root))]),
            "Topology" => new RawFile(BoundaryFormat.TopoJson, system, new TopoJsonParser(limits).Parse(root)),
            null => throw new UnreadableFileException(BoundaryRefusals.UnknownFormat("a JSON object without a 'type'")),
            _ => throw new UnreadableFileException(BoundaryRefusals.UnknownFormat($"a JSON object of the type '{Shorten(type)}'")),
        };
    }

    private static string? SystemName(Utf8JsonReader reader, BoundaryLimits limits)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                return reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader, limits) : null;
            }
        }

        return null;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
