using System.Diagnostics;

namespace Bailiwick.Storage.Embedded;

/// <summary>Runs the small programs that a cluster needs around it.</summary>
internal static class Shell
{
    /// <summary>Runs to the end and throws with what the program said when it fails.</summary>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var start = StartOf(command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new EmbeddedPostgresException($"{command[0]} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? await output
                : throw new EmbeddedPostgresException($"{string.Join(' ', command)} ended with {process.ExitCode}: {(await errors).Trim()} {(await output).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>A start that inherits nothing of ours but the path and the language of messages.</summary>
    public static ProcessStartInfo StartOf(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = string.IsNullOrEmpty(path) ? "/usr/sbin:/usr/bin:/sbin:/bin" : path + ":/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        return start;
    }
}
