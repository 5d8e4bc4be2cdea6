using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Connecting;

/// <summary>Sends a file to the service, to be read there.</summary>
internal static class FileUpload
{
    /// <summary>The upload's id.</summary>
    public static async Task<string> SendAsync(CommandRun run, FileInfo file)
    {
        if (!file.Exists)
        {
            throw new RefusedException("cli.file", $"There is no file {file.FullName}. Maybe check the path.", ExitCode.WrongUsage);
        }

        var path = await run.PathAsync("uploads");
        return await run.Screen.WithProgressAsync($"Upload {file.Name}", async line =>
        {
            await using var stream = file.OpenRead();
            using var content = new CountingContent(stream, sent => line.Report(file.Length == 0 ? 1 : (double)sent / file.Length, ""));
            var upload = await run.Service.PostAsync<JsonObject>(path, content, file.Name, run.Cancellation);
            return (string)upload["id"]!;
        });
    }
}
