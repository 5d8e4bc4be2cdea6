using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Alignments;

/// <summary>Copies an alignment as a second scenario.</summary>
internal sealed class CopyCommand : Command
{
    private readonly Argument<string> _alignment = new("alignment") { Description = "Alignment by name or id" };
    private readonly Option<string> _name = new("--name") { Description = "Name of the copy", Required = true };

    public CopyCommand(ConnectionOptions connection)
        : base("copy", "Copy an alignment as a second scenario")
    {
        Add(_alignment);
        Add(_name);
        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var source = await run.FindAsync("alignments", parsed.GetRequiredValue(_alignment), "alignment");
        var copy = await run.PostAsync<JsonObject>($"alignments/{(string?)source["id"]}/copies", new JsonObject { ["name"] = parsed.GetValue(_name) });
        run.Screen.Answer(copy, () => run.Screen.Line($"Alignment '{Figures.Text(copy["name"])}' is a copy of '{Figures.Text(source["name"])}' at revision {Figures.Text(source["revision"])} ({Figures.Text(copy["id"])})"));
        return ExitCode.Done;
    }
}
