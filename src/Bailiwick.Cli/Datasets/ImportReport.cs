using System.Text.Json.Nodes;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Datasets;

/// <summary>What an import made and what it found, for a person.</summary>
internal static class ImportReport
{
    public static void Show(Screen screen, JsonObject dataset, JsonArray summary)
    {
        screen.Line($"Dataset '{Figures.Text(dataset["name"])}', version {Figures.Text(dataset["version"])}: {Figures.Count(dataset["rows"])} records, {dataset["columns"]!.AsArray().Count} columns ({Figures.Text(dataset["id"])})");
        var placed = dataset["placed"]!.AsObject().Where(one => (long)one.Value! > 0);
        screen.Line("Placed: " + string.Join(", ", placed.Select(one => $"{one.Key} {Figures.Count(one.Value)}")));
        if (summary.Count == 0)
        {
            screen.Line("Nothing was found wrong.");
            return;
        }

        screen.Table(
            ["finding", "severity", "count", "meaning"],
            summary.Select(one => new[]
            {
                Figures.Text(one!["code"]), Figures.Text(one["severity"]), Figures.Count(one["count"]), Figures.Text(one["title"]),
            }));
    }

    /// <summary>The message names line, column and value by itself.</summary>
    public static string Finding(JsonObject finding) => Figures.Text(finding["message"]);
}
