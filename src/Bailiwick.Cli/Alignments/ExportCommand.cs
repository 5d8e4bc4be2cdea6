using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Alignments;

/// <summary>Writes an alignment to files.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string> _alignment = new("alignment") { Description = "Alignment by name or id" };
    private readonly Option<FileInfo> _accounts = new("--accounts") { Description = "CSV file: one line a record with its unit and areas" };
    private readonly Option<FileInfo> _totals = new("--totals") { Description = "CSV file: one line an area with its totals" };
    private readonly Option<FileInfo> _territories = new("--territories") { Description = "GeoJSON file: one shape an area with its figures" };
    private readonly Option<int?> _level = new("--level") { Description = "Level of the shapes, 0 is the top [the lowest]" };

    public ExportCommand(ConnectionOptions connection)
        : base("export", "Write an alignment to CSV and GeoJSON files")
    {
        Add(_alignment);
        Add(_accounts);
        Add(_totals);
        Add(_territories);
        Add(_level);
        Validators.Add(result =>
        {
            if (result.GetValue(_accounts) is null && result.GetValue(_totals) is null && result.GetValue(_territories) is null)
            {
                result.AddError("Nothing to export. Maybe give --accounts FILE, --totals FILE or --territories FILE.");
            }
        });
        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var alignment = await run.FindAsync("alignments", parsed.GetRequiredValue(_alignment), "alignment");
        var level = parsed.GetValue(_level);
        var wanted = new (FileInfo? File, string Export)[]
        {
            (parsed.GetValue(_accounts), "accounts.csv"),
            (parsed.GetValue(_totals), "totals.csv"),
            (parsed.GetValue(_territories), level is null ? "territories.geojson" : $"territories.geojson?level={level}"),
        };
        var written = new JsonArray();
        foreach (var (file, export) in wanted)
        {
            if (file is not null)
            {
                var bytes = await run.Service.DownloadAsync(await run.PathAsync($"alignments/{(string?)alignment["id"]}/exports/{export}"), file, run.Cancellation);
                written.Add(new JsonObject { ["file"] = file.FullName, ["bytes"] = bytes });
            }
        }

        run.Screen.Answer(written, () => run.Screen.Table(
            ["file", "bytes"],
            written.Select(one => new[] { Figures.Text(one!["file"]), Figures.Count(one["bytes"]) })));
        return ExitCode.Done;
    }
}
