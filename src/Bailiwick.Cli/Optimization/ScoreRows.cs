using System.Text.Json.Nodes;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Optimization;

/// <summary>Scores as rows of a table, one column a division.</summary>
internal static class ScoreRows
{
    public static IEnumerable<string[]> Of(JsonArray measures, params JsonObject[] scores)
    {
        var nameOf = measures.ToDictionary(one => (string)one!["key"]!, one => (string?)one!["name"]);
        var keys = scores.SelectMany(score => score["measures"]!.AsArray()).Select(one => (string)one!["key"]!).Distinct();
        foreach (var key in keys)
        {
            var name = nameOf.GetValueOrDefault(key) ?? key;
            yield return Row($"{name}: worst deviation", scores, score => Figures.Percent(Measure(score, key)?["worstDeviation"]));
            yield return Row($"{name}: mean deviation", scores, score => Figures.Percent(Measure(score, key)?["meanDeviation"]));
            yield return Row($"{name}: areas out of tolerance", scores, score => Figures.Count(Measure(score, key)?["outOfTolerance"]));
            yield return Row($"{name}: Gini", scores, score => Figures.Number(Measure(score, key)?["gini"]));
        }

        yield return Row("mean distance to the center, km", scores, score => Figures.Number(score["meanDistanceKm"]));
        yield return Row("pieces too many", scores, score => Figures.Count(score["extraPieces"]));
        yield return Row("border length, cut edges", scores, score => Figures.Count(score["cutEdges"]));
        if (scores.Any(score => score["movedUnits"] is not null))
        {
            yield return Row("units moved", scores, score => Figures.Count(score["movedUnits"]));
        }
    }

    private static JsonNode? Measure(JsonObject score, string key) =>
        score["measures"]!.AsArray().FirstOrDefault(one => (string?)one!["key"] == key);

    private static string[] Row(string name, JsonObject[] scores, Func<JsonObject, string> figure) => [name, .. scores.Select(figure)];
}
