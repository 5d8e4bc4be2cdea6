using System.CommandLine;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Engine;

namespace Bailiwick.Cli.Targets;

/// <summary>Account targets from a file, without a service.</summary>
internal sealed class TargetsCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "JSON file as docs/targets.md describes it, or - for standard input" };

    public TargetsCommand(ConnectionOptions connection)
        : base("targets", "Work out account targets from a file")
    {
        var allocate = new Command("allocate", "Share a total among accounts; answers with one JSON document") { _file };
        allocate.SetAction(CommandRun.Action(connection, async (run, parsed) =>
        {
            EngineFile.Write(AllocationAnswer.Of(await EngineFile.ReadAsync<AllocationFile>(parsed.GetRequiredValue(_file), run.Cancellation)));
            return ExitCode.Done;
        }));
        Add(allocate);
    }
}
