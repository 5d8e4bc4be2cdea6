using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Writes the report, indented.</summary>
internal static class ReportText
{
    public static void Write(Stream stream, JsonObject report)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        report.WriteTo(writer, new JsonSerializerOptions());
    }
}
