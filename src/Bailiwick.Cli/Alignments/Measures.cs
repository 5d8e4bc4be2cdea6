using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Alignments;

/// <summary>Finds the measure that a person means: by key, or by the column's name.</summary>
internal static class Measures
{
    /// <summary>By a dataset, before there is an alignment: records, units, or a column of numbers.</summary>
    public static string KeyIn(JsonObject dataset, string wanted)
    {
        var columns = dataset["columns"]!.AsArray()
            .Select(one => one!.AsObject())
            .Where(one => (string?)one["kind"] is "number" or "currency");
        return Find([.. BuiltIn, .. columns], wanted);
    }

    /// <summary>By an alignment.</summary>
    public static string KeyOf(JsonObject alignment, string wanted) =>
        Find(alignment["measures"]!.AsArray().Select(one => one!.AsObject()).ToList(), wanted);

    private static IEnumerable<JsonObject> BuiltIn =>
        [new() { ["key"] = "@records", ["name"] = "Records" }, new() { ["key"] = "@units", ["name"] = "Units" }];

    private static string Find(IReadOnlyList<JsonObject> measures, string wanted)
    {
        var found = measures.FirstOrDefault(one => (string?)one["key"] == wanted)
            ?? measures.FirstOrDefault(one => string.Equals((string?)one["name"], wanted, StringComparison.OrdinalIgnoreCase));
        return (string?)found?["key"] ?? throw new RefusedException(
            "cli.no-measure",
            $"There is no measure '{wanted}'. Maybe one of these: {string.Join(", ", measures.Select(one => $"'{(string?)one["name"]}'"))}.");
    }
}
