using System.Globalization;
using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Alignments;

/// <summary>Reads "Region:4,Territory:40": the levels from the top, each with its count of areas.</summary>
internal static class Levels
{
    public static JsonArray Parse(string text)
    {
        var levels = new JsonArray();
        foreach (var level in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var at = level.LastIndexOf(':');
            if (at <= 0 || !int.TryParse(level[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                throw new RefusedException("cli.levels", $"--levels '{text}': '{level}' is not a name and a count. Maybe write it as Region:4,Territory:40.", ExitCode.WrongUsage);
            }

            levels.Add(new JsonObject { ["name"] = level[..at].Trim(), ["count"] = count });
        }

        return levels;
    }
}
