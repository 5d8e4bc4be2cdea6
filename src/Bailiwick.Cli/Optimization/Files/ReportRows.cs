using System.Text.Json.Nodes;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>The report's chief figures, for a person.</summary>
internal static class ReportRows
{
    public static IEnumerable<string[]> Of(JsonObject report)
    {
        yield return ["units", Figures.Count(report["units"])];
        yield return ["territories", Figures.Count(report["territories"])];
        foreach (var measure in report["measures"]!.AsArray())
        {
            if (measure!["worstDeviation"] is { } worst)
            {
                yield return [$"{(string)measure["name"]!}: worst deviation", Figures.Percent(worst)];
            }
        }

        yield return ["weighted distance", Figures.Number(report["compactness"]!["distance"])];
        yield return ["weighted squared distance", Figures.Number(report["compactness"]!["squaredDistance"])];
        yield return ["bound", report["bound"] is { } bound ? Figures.Number(bound) : "none"];
        yield return ["gap to the bound", report["gap"] is { } gap ? Figures.Percent(gap) : "unknown"];
        if (report["contiguity"] is { } contiguity)
        {
            yield return ["extra components", Figures.Count(contiguity["extraComponents"])];
        }

        if (report["moved"] is { } moved)
        {
            yield return ["moved share", Figures.Percent(moved["share"])];
        }

        yield return ["seconds", Figures.Number(report["seconds"])];
    }
}
