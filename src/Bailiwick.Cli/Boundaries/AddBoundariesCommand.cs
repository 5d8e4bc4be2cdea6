using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Jobs;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Boundaries;

/// <summary>Makes a boundary set of a GeoJSON or TopoJSON file.</summary>
internal sealed class AddBoundariesCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "GeoJSON or TopoJSON file" };
    private readonly Option<string> _name = new("--name") { Description = "Name of the boundary set [the file's]" };
    private readonly Option<string> _key = new("--key") { Description = "Property that tells the units apart [guessed]" };
    private readonly Option<string> _names = new("--names") { Description = "Property that holds the units' names [guessed]" };
    private readonly Option<string> _object = new("--object") { Description = "Object of a TopoJSON file [the one with most polygons]" };

    public AddBoundariesCommand(ConnectionOptions connection)
        : base("add", "Make a boundary set of a GeoJSON or TopoJSON file")
    {
        Add(_file);
        Add(_name);
        Add(_key);
        Add(_names);
        Add(_object);
        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        var upload = await FileUpload.SendAsync(run, file);
        var description = await run.PostAsync<JsonObject>("boundary-sets/describe", new JsonObject { ["uploadId"] = upload });
        var request = new JsonObject
        {
            ["uploadId"] = upload,
            ["name"] = parsed.GetValue(_name) ?? Path.GetFileNameWithoutExtension(file.Name),
            ["object"] = parsed.GetValue(_object),
            ["keyProperty"] = parsed.GetValue(_key) ?? (string?)description["keyGuess"] ?? throw NoKey(description),
            ["nameProperty"] = parsed.GetValue(_names) ?? (string?)description["nameGuess"],
        };
        var started = await run.Service.PostAsync<JsonObject>(await run.PathAsync("boundary-sets"), request, CancellationToken.None);
        var job = await JobFollower.FollowAsync(run, started, $"Boundaries {file.Name}");
        var set = await run.GetAsync<JsonObject>($"boundary-sets/{(string?)job["boundarySetId"]}");
        var findings = await run.ListAsync($"boundary-sets/{(string?)set["id"]}/findings");
        run.Screen.Answer(
            new JsonObject { ["boundarySet"] = set.DeepClone(), ["findings"] = new JsonArray([.. findings]) },
            () => Show(run.Screen, set, findings));
        return ExitCode.Done;
    }

    private static RefusedException NoKey(JsonObject description) => new(
        "cli.no-key",
        $"No property of the file has a different value for every unit; it has {string.Join(", ", description["properties"]!.AsArray().Select(one => $"'{(string?)one!["name"]}'"))}. Maybe choose one with --key.",
        ExitCode.WrongUsage);

    private static void Show(Screen screen, JsonObject set, List<JsonObject> findings)
    {
        const int Shown = 20;
        screen.Line($"Boundary set '{Figures.Text(set["name"])}': {Figures.Count(set["units"])} units, {Figures.Count(set["bridges"])} bridges ({Figures.Text(set["id"])})");
        if (findings.Count == 0)
        {
            screen.Line("Nothing was found wrong.");
            return;
        }

        screen.Table(
            ["finding", "severity", "unit", "message"],
            findings.Take(Shown).Select(one => new[]
            {
                Figures.Text(one["code"]), Figures.Text(one["severity"]), Figures.Text(one["id"]), Figures.Text(one["message"]),
            }));
        if (findings.Count > Shown)
        {
            screen.Line($"and {findings.Count - Shown} more findings; --json lists all.");
        }
    }
}
