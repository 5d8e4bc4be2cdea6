using System.Text;
using System.Text.Json;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>Texts and scalars out of a JSON reader, within the limits.</summary>
internal static class JsonText
{
    /// <summary>The text at the reader: a string or a property name.</summary>
    public static string Read(ref Utf8JsonReader reader, BoundaryLimits limits)
    {
        if (reader.ValueSpan.Length > limits.TextBytes)
        {
            throw new UnreadableFileException(BoundaryRefusals.TooLarge("bytes in one text", limits.TextBytes));
        }

        return reader.GetString()!;
    }

    /// <summary>Text, number or boolean as text; null for anything else. Stays on the value.</summary>
    public static string? ReadScalar(ref Utf8JsonReader reader, BoundaryLimits limits) => reader.TokenType switch
    {
        JsonTokenType.String => Read(ref reader, limits),
        JsonTokenType.Number when reader.ValueSpan.Length <= 100 => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    /// <summary>How a person calls a token.</summary>
    public static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "array",
        JsonTokenType.StartObject => "object",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "number",
        _ => "value",
    };
}
