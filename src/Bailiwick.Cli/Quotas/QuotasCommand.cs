using System.CommandLine;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Engine;

namespace Bailiwick.Cli.Quotas;

/// <summary>Quotas from a file, without a service.</summary>
internal sealed class QuotasCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "JSON file as docs/quotas.md describes it, or - for standard input" };

    public QuotasCommand(ConnectionOptions connection)
        : base("quotas", "Judge quotas from a file")
    {
        var evaluate = new Command("evaluate", "Judge quotas, capacity, moves and chances; answers with one JSON document") { _file };
        evaluate.SetAction(CommandRun.Action(connection, async (run, parsed) =>
        {
            EngineFile.Write(QuotaAnswer.Of(await EngineFile.ReadAsync<QuotaFile>(parsed.GetRequiredValue(_file), run.Cancellation)));
            return ExitCode.Done;
        }));
        Add(evaluate);
    }
}
