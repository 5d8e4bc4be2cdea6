using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Jobs;

/// <summary>Lists jobs; <c>jobs cancel ID</c> stops one.</summary>
internal sealed class JobsCommand : Command
{
    private readonly Option<string> _state = new("--state") { Description = "Only jobs in this state" };

    public JobsCommand(ConnectionOptions connection)
        : base("jobs", "List imports, boundary uploads and optimizations, newest first")
    {
        _state.AcceptOnlyFromAmong("queued", "running", "succeeded", "failed", "canceled");
        Add(_state);
        SetAction(CommandRun.Action(connection, ListAsync));

        var id = new Argument<Guid>("id") { Description = "Id of the job" };
        var cancel = new Command("cancel", "Cancel a job that is queued or running") { id };
        cancel.SetAction(CommandRun.Action(connection, async (run, parsed) =>
        {
            var job = await run.PostAsync<JsonObject>($"jobs/{parsed.GetValue(id)}/cancel", null);
            run.Screen.Answer(job, () => run.Screen.Line($"Job {(string?)job["id"]}: {(string?)job["state"]}"));
            return ExitCode.Done;
        }));
        Add(cancel);
    }

    private async Task<int> ListAsync(CommandRun run, ParseResult parsed)
    {
        var state = parsed.GetValue(_state);
        var jobs = await run.ListAsync(state is null ? "jobs" : $"jobs?state={state}");
        run.Screen.Answer(new JsonArray([.. jobs]), () => run.Screen.Table(
            ["id", "kind", "state", "done", "message", "created"],
            jobs.Select(job => new[]
            {
                Figures.Text(job["id"]), Figures.Text(job["kind"]), Figures.Text(job["state"]),
                Figures.Percent(job["fraction"]), Figures.Text(job["message"]), Figures.Instant(job["createdAt"]),
            })));
        return ExitCode.Done;
    }
}
