using System.CommandLine;
using Bailiwick.Cli.Access;
using Bailiwick.Cli.Alignments;
using Bailiwick.Cli.Boundaries;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Datasets;
using Bailiwick.Cli.Jobs;
using Bailiwick.Cli.Optimization;
using Bailiwick.Cli.Optimization.Files;
using Bailiwick.Cli.Quotas;
using Bailiwick.Cli.Targets;

namespace Bailiwick.Cli;

/// <summary>All commands under one root.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var connection = new ConnectionOptions();
        var root = new RootCommand("Plans sales and service territories over the HTTP API of a Bailiwick service.")
        {
            new ImportCommand(connection),
            new DatasetsCommand(connection),
            new BoundariesCommand(connection),
            new AlignCommand(connection),
            new AlignmentsCommand(connection),
            OptimizeFileCommand.IsMeant(args) ? new OptimizeFileCommand(connection) : new OptimizeCommand(connection),
            new CompareCommand(connection),
            new CopyCommand(connection),
            new ExportCommand(connection),
            new JobsCommand(connection),
            new TargetsCommand(connection),
            new QuotasCommand(connection),
            new DoctorCommand(connection),
        };
        connection.AddTo(root);
        var parsed = root.Parse(args);
        // Long enough for the service to stop a job that Ctrl+C cancels.
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
        return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : exitCode;
    }
}
