using System.Text.Json.Nodes;
using Bailiwick.Cli.Tests.Hosting;
using Xunit;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>Holds a report against docs/optimize-report.schema.json, as far as that uses JSON Schema: type, properties, required, items, enum, $ref.</summary>
internal static class ReportSchema
{
    private static readonly JsonNode _schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "optimize-report.schema.json")))!;

    public static void MustHold(JsonNode report) => Check(report, _schema, "report");

    private static void Check(JsonNode? value, JsonNode schema, string path)
    {
        if (schema["$ref"] is { } reference)
        {
            Check(value, _schema["$defs"]![((string)reference!).Split('/')[^1]]!, path);
            return;
        }

        var types = schema["type"] is JsonArray several ? several.Select(one => (string)one!).ToList() : [(string)schema["type"]!];
        Assert.True(types.Any(type => Is(value, type)), $"{path} is {value?.ToJsonString() ?? "null"}, not {string.Join(" or ", types)}.");
        if (schema["enum"] is JsonArray allowed && value is not null)
        {
            Assert.Contains((string)value!, allowed.Select(one => (string?)one));
        }

        if (value is JsonObject fields && schema["properties"] is JsonObject properties)
        {
            Assert.Equal(schema["required"]!.AsArray().Select(one => (string)one!).Order(), fields.Select(field => field.Key).Order());
            foreach (var (name, field) in fields)
            {
                Check(field, properties[name] ?? throw new InvalidOperationException($"{path}.{name} is not in the schema."), $"{path}.{name}");
            }
        }

        if (value is JsonArray items && schema["items"] is { } item)
        {
            for (var at = 0; at < items.Count; at++)
            {
                Check(items[at], item, $"{path}[{at}]");
            }
        }
    }

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
        "number" => value is JsonValue number && number.TryGetValue<double>(out _),
        "boolean" => value is JsonValue claim && claim.TryGetValue<bool>(out _),
        _ => value is JsonValue text && text.TryGetValue<string>(out _),
    };
}
