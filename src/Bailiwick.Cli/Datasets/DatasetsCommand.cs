using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Datasets;

/// <summary>Lists the workspace's datasets.</summary>
internal sealed class DatasetsCommand : Command
{
    public DatasetsCommand(ConnectionOptions connection)
        : base("datasets", "List the datasets")
    {
        SetAction(CommandRun.Action(connection, ListAsync));
    }

    private static async Task<int> ListAsync(CommandRun run, ParseResult parsed)
    {
        var datasets = await run.ListAsync("datasets");
        run.Screen.Answer(new JsonArray([.. datasets]), () => run.Screen.Table(
            ["name", "version", "records", "columns", "findings", "created", "id"],
            datasets.Select(one => new[]
            {
                Figures.Text(one["name"]), Figures.Text(one["version"]), Figures.Count(one["rows"]),
                Figures.Count(one["columns"]!.AsArray().Count), Figures.Count(one["findings"]), Figures.Instant(one["createdAt"]), Figures.Text(one["id"]),
            })));
        return ExitCode.Done;
    }
}
