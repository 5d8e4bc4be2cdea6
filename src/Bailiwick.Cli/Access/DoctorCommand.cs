using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Access;

/// <summary>Checks, one after another, what a command needs: the service, its database, the token, the workspace, the built-in boundaries.</summary>
internal sealed class DoctorCommand : Command
{
    public DoctorCommand(ConnectionOptions connection)
        : base("doctor", "Check the service, the token and the workspace")
    {
        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private static async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var checks = new (string Name, Func<Task<string>> Check)[]
        {
            ("service answers", () => HealthAsync(run, "health/live")),
            ("database is ready", () => HealthAsync(run, "health/ready")),
            ("versions agree", () => VersionAsync(run)),
            ("token is accepted", () => RoleAsync(run)),
            ("built-in boundaries", () => BoundariesAsync(run)),
        };
        var rows = new JsonArray();
        var exitCode = ExitCode.Done;
        foreach (var (name, check) in checks)
        {
            var (isGood, detail, failure) = await TryAsync(check);
            rows.Add(new JsonObject { ["check"] = name, ["good"] = isGood, ["detail"] = detail });
            exitCode = exitCode == ExitCode.Done ? failure : exitCode;
        }

        run.Screen.Answer(rows, () => run.Screen.Table(
            ["check", "result", "detail"],
            rows.Select(row => new[] { Figures.Text(row!["check"]), (bool)row["good"]! ? "good" : "BAD", Figures.Text(row["detail"]) })));
        return exitCode;
    }

    private static async Task<(bool IsGood, string Detail, int ExitCode)> TryAsync(Func<Task<string>> check)
    {
        try
        {
            return (true, await check(), ExitCode.Done);
        }
        catch (RefusedException refusal)
        {
            return (false, $"{refusal.Code}: {refusal.Message}", refusal.ExitCode == ExitCode.NotConnected ? ExitCode.NotConnected : ExitCode.Failed);
        }
    }

    private static async Task<string> HealthAsync(CommandRun run, string path)
    {
        await run.Service.EnsureAsync(path, run.Cancellation);
        return run.Service.Address + path;
    }

    private static async Task<string> VersionAsync(CommandRun run)
    {
        var session = await run.Service.GetAsync<SessionReply>("api/session", run.Cancellation);
        return session.Version.Split('+')[0] == CliVersion.Text
            ? CliVersion.Text
            : throw new RefusedException("cli.version", $"The service is {session.Version} and this command line {CliVersion.Text}. Maybe use the command line that came with the service.");
    }

    private static async Task<string> RoleAsync(CommandRun run)
    {
        var workspace = await run.WorkspaceAsync();
        return $"{workspace.Role} of '{workspace.WorkspaceName}'";
    }

    private static async Task<string> BoundariesAsync(CommandRun run)
    {
        var sets = await run.ListAsync("boundary-sets");
        var names = sets.Where(set => (bool)set["builtIn"]!).Select(set => (string?)set["name"]).ToList();
        return names.Count > 0
            ? string.Join(", ", names)
            : throw new RefusedException("cli.no-boundaries", "The service has no built-in boundary set. Maybe it was started without its geographic data: see docs/operations.md.");
    }
}
