using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;

namespace Bailiwick.Cli.Jobs;

/// <summary>Waits for a job, shows its progress, and cancels it when the command is canceled.</summary>
internal static class JobFollower
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(250);

    /// <summary>The job once it succeeded. A failed job comes out as the refusal that it left.</summary>
    public static async Task<JsonObject> FollowAsync(CommandRun run, JsonObject job, string title)
    {
        var path = await run.PathAsync($"jobs/{(string?)job["id"]}");
        var ended = await run.Screen.WithProgressAsync(title, async line =>
        {
            try
            {
                var current = job;
                while (!HasEnded(current))
                {
                    await Task.Delay(_between, run.Cancellation);
                    current = await run.Service.GetAsync<JsonObject>(path, run.Cancellation);
                    line.Report((double?)current["fraction"] ?? 0, TextOf(current));
                }

                return current;
            }
            catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
            {
                await CancelAsync(run.Service, path);
                throw;
            }
        });
        return (string?)ended["state"] switch
        {
            "succeeded" => ended,
            "canceled" => throw new RefusedException("cli.job-canceled", $"The job {(string?)ended["id"]} was canceled by somebody else. Maybe start it again."),
            _ => throw RefusedException.From(ended["problem"]?.AsObject() ?? []),
        };
    }

    /// <summary>Asks for the cancel and waits until the service has stopped the work, so that nothing runs on unseen.</summary>
    private static async Task CancelAsync(Service service, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            var job = await service.PostAsync<JsonObject>(path + "/cancel", null, patience.Token);
            while (!HasEnded(job))
            {
                await Task.Delay(_between, patience.Token);
                job = await service.GetAsync<JsonObject>(path, patience.Token);
            }
        }
        catch (RefusedException refusal)
        {
            // It may have ended in the same moment; the user asked to stop either way.
            await Console.Error.WriteLineAsync($"The job could not be canceled ({refusal.Code}): {refusal.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("The service took the cancel and has not stopped the job within 30 seconds.");
        }
    }

    private static bool HasEnded(JsonObject job) => (string?)job["state"] is "succeeded" or "failed" or "canceled";

    private static string TextOf(JsonObject job)
    {
        var phase = (string?)job["phase"] ?? "";
        var message = (string?)job["message"] ?? "";
        return phase.Length > 0 && message.Length > 0 ? $"{phase}, {message}" : phase + message;
    }
}
