using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>The built service as a process of its own, on an embedded database, to be killed and started again.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int LongestStartSeconds = 120;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => new(_address.Task.Result);

    public string Output => string.Join('\n', _output);

    public string SetupCode => CodePattern().Match(Output).Groups[1].Value;

    /// <summary>Starts on a data folder; under root, as another account when one is named; with more environment variables; port 0 is any free one.</summary>
    public static ServerProcess Launch(string data, string? account = null, Dictionary<string, string>? variables = null, int port = 0)
    {
        var folder = AppContext.BaseDirectory;
        string[] command =
        [
            .. account is null ? Array.Empty<string>() : ["setpriv", "--reuid", account, "--regid", "nogroup", "--clear-groups", "--"],
            "dotnet", "exec",
            "--depsfile", Path.Combine(folder, "Bailiwick.Server.Tests.deps.json"),
            "--runtimeconfig", Path.Combine(folder, "Bailiwick.Server.Tests.runtimeconfig.json"),
            Path.Combine(folder, "Bailiwick.Server.dll"), "--port", $"{port}", "--data", data, "--no-demo",
        ];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        Array.ForEach(command[1..], start.ArgumentList.Add);
        start.Environment["BAILIWICK_TOOLS"] = Path.GetFullPath(Path.Combine(PostgresCluster.Native, "..", "..", ".."));
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "Bailiwick.Server.Tests";
        start.Environment[TestWorkStartup.Switch] = "yes";
        start.Environment["BAILIWICK_SIGNINSPERMINUTE"] = "1000";
        start.Environment.Remove("ConnectionStrings__Bailiwick");
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!);
    }

    public static async Task<ServerProcess> StartAsync(string data, string? account = null, Dictionary<string, string>? variables = null)
    {
        var server = Launch(data, account, variables);
        var ended = server._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(server._address.Task, ended, Task.Delay(TimeSpan.FromSeconds(LongestStartSeconds), TestContext.Current.CancellationToken));
        Assert.True(first == server._address.Task, $"The service did not start. It said:\n{server.Output}");
        return server;
    }

    /// <summary>As <c>kill -9</c>: no farewell.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As Ctrl+C or a service manager does; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        return await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(LongestStartSeconds), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (AddressPattern().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"^\s+Bailiwick is at (\S+)$")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"setup\?code=([\w-]+)")]
    private static partial Regex CodePattern();
}
