using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Alignments;

/// <summary>Lists the workspace's alignments.</summary>
internal sealed class AlignmentsCommand : Command
{
    public AlignmentsCommand(ConnectionOptions connection)
        : base("alignments", "List the alignments")
    {
        SetAction(CommandRun.Action(connection, ListAsync));
    }

    private static async Task<int> ListAsync(CommandRun run, ParseResult parsed)
    {
        var alignments = await run.ListAsync("alignments");
        run.Screen.Answer(new JsonArray([.. alignments]), () => run.Screen.Table(
            ["name", "dataset", "units", "areas", "revision", "changed", "by", "id"],
            alignments.Select(one => new[]
            {
                Figures.Text(one["name"]), Figures.Text(one["datasetName"]), Figures.Count(one["units"]), Figures.Count(one["areas"]),
                Figures.Text(one["revision"]), Figures.Instant(one["changedAt"]), Figures.Text(one["changedBy"]), Figures.Text(one["id"]),
            })));
        return ExitCode.Done;
    }
}
