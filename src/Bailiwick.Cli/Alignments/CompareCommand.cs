using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Optimization;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Alignments;

/// <summary>Puts two alignments over the same units side by side.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string> _left = new("left") { Description = "Alignment by name or id" };
    private readonly Argument<string> _right = new("right") { Description = "Alignment by name or id" };

    public CompareCommand(ConnectionOptions connection)
        : base("compare", "Compare two alignments over the same units")
    {
        Add(_left);
        Add(_right);
        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var all = await run.ListAsync("alignments");
        var left = Named.Find(all, parsed.GetRequiredValue(_left), "alignment");
        var right = Named.Find(all, parsed.GetRequiredValue(_right), "alignment");
        var comparison = await run.GetAsync<JsonObject>($"comparisons?left={(string?)left["id"]}&right={(string?)right["id"]}");
        run.Screen.Answer(comparison, () => Show(run.Screen, comparison));
        return ExitCode.Done;
    }

    private static void Show(Screen screen, JsonObject comparison)
    {
        var left = comparison["scores"]!["left"]!.AsObject();
        var right = comparison["scores"]!["right"]!.AsObject();
        var names = new[] { Figures.Text(comparison["left"]!["name"]), Figures.Text(comparison["right"]!["name"]) };
        screen.Table(["score", .. names], ScoreRows.Of(comparison["measures"]!.AsArray(), left, right));
        screen.Line($"Units that move: {Figures.Count(comparison["movedUnits"])}");
        screen.Table(["from", "to", "units"], Moves(comparison));
    }

    private static IEnumerable<string[]> Moves(JsonObject comparison)
    {
        var areas = comparison["areas"]!.AsArray().ToDictionary(one => (int)one!["number"]!, one => Figures.Text(one!["name"]));
        return comparison["matrix"]!.AsArray()
            .Where(one => (int)one!["from"]! != (int)one["to"]!)
            .OrderByDescending(one => (int)one!["units"]!)
            .Select(one => new[] { AreaName(areas, one!["from"]), AreaName(areas, one["to"]), Figures.Count(one["units"]) });
    }

    private static string AreaName(Dictionary<int, string> areas, JsonNode? number) =>
        areas.TryGetValue((int)number!, out var name) ? name : "(unassigned)";
}
