using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Optimization;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Alignments;

/// <summary>Makes an alignment: levels and areas over a dataset, with every unit unassigned.</summary>
internal sealed class AlignCommand : Command
{
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset by name or id", Required = true };
    private readonly Option<string> _boundaries = new("--boundaries") { Description = "Boundary set by name or id whose polygons are the units [each record is a unit]" };
    private readonly Option<string> _levels = new("--levels") { Description = "Levels from the top with their counts: Region:4,Territory:40", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Name of the alignment [the dataset's]" };
    private readonly Option<string> _balance = new("--balance") { Description = "Measure to balance: a column of numbers, Records or Units", DefaultValueFactory = _ => "Records" };
    private readonly Option<string> _tolerance = new("--tolerance") { Description = "Allowed deviation from the target", DefaultValueFactory = _ => "5%" };
    private readonly Option<bool> _contiguous = new("--contiguous") { Description = "Each territory is to be in one piece" };

    public AlignCommand(ConnectionOptions connection)
        : base("align", "Make an alignment over a dataset")
    {
        foreach (var option in new Option[] { _dataset, _boundaries, _levels, _name, _balance, _tolerance, _contiguous })
        {
            Add(option);
        }

        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var levels = Levels.Parse(parsed.GetRequiredValue(_levels));
        var tolerance = Percentage.Parse(parsed.GetRequiredValue(_tolerance), "--tolerance");
        var dataset = await run.FindAsync("datasets", parsed.GetRequiredValue(_dataset), "dataset");
        var boundaries = parsed.GetValue(_boundaries) is { } wanted ? await run.FindAsync("boundary-sets", wanted, "boundary set") : null;
        var alignment = await run.PostAsync<JsonObject>("alignments", new JsonObject
        {
            ["name"] = parsed.GetValue(_name) ?? (string?)dataset["name"],
            ["datasetId"] = (string?)dataset["id"],
            ["boundarySetId"] = (string?)boundaries?["id"],
            ["levels"] = levels,
            ["balance"] = new JsonObject
            {
                ["measure"] = Measures.KeyIn(dataset, parsed.GetRequiredValue(_balance)),
                ["tolerance"] = tolerance,
                ["contiguous"] = parsed.GetValue(_contiguous),
            },
        });
        run.Screen.Answer(alignment, () =>
        {
            run.Screen.Line($"Alignment '{Figures.Text(alignment["name"])}': {Figures.Count(alignment["units"])} units, {Figures.Count(alignment["areas"])} areas ({Figures.Text(alignment["id"])})");
            run.Screen.Line($"Records without a unit: {Figures.Count(alignment["unplacedRecords"])}");
        });
        return ExitCode.Done;
    }
}
