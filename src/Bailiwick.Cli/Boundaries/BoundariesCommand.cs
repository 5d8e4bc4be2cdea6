using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Boundaries;

/// <summary>Lists the boundary sets; <c>boundaries add FILE</c> makes one.</summary>
internal sealed class BoundariesCommand : Command
{
    public BoundariesCommand(ConnectionOptions connection)
        : base("boundaries", "List the boundary sets, or add one from GeoJSON or TopoJSON")
    {
        var list = new Command("list", "List the boundary sets");
        list.SetAction(CommandRun.Action(connection, ListAsync));
        Add(list);
        Add(new AddBoundariesCommand(connection));
        SetAction(CommandRun.Action(connection, ListAsync));
    }

    private static async Task<int> ListAsync(CommandRun run, ParseResult parsed)
    {
        var sets = await run.ListAsync("boundary-sets");
        run.Screen.Answer(new JsonArray([.. sets]), () => run.Screen.Table(
            ["name", "built in", "units", "bridges", "findings", "source", "id"],
            sets.Select(one => new[]
            {
                Figures.Text(one["name"]), (bool)one["builtIn"]! ? "yes" : "no", Figures.Count(one["units"]),
                Figures.Count(one["bridges"]), Figures.Count(one["findings"]), Figures.Text(one["source"]), Figures.Text(one["id"]),
            })));
        return ExitCode.Done;
    }
}
