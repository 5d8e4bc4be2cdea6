using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bailiwick.Bench;

/// <summary>The real service in a process of its own over a fresh embedded database, set up and signed in.</summary>
internal sealed partial class BenchService : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private BenchService(Process process, string data, HttpClient http)
    {
        (_process, _data, Http) = (process, data, http);
    }

    /// <summary>Signed in as administrator.</summary>
    public HttpClient Http { get; }

    /// <summary>Address of the workspace, as <c>/api/workspaces/...</c>.</summary>
    public string Workspace { get; private set; } = string.Empty;

    /// <summary>The most memory the service's process has held so far, in MiB (without PostgreSQL, which has processes of its own).</summary>
    public double PeakMemoryMebibytes
    {
        get
        {
            _process.Refresh();
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(DigitsOf().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Processor time of the service's process so far: what the machine's other work does not change.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the service that was built with this program.</summary>
    public static async Task<BenchService> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("bailiwick-bench-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // Under root, PostgreSQL runs as another account and must pass through.
            File.SetUnixFileMode(data, File.GetUnixFileMode(data) | UnixFileMode.OtherExecute);
        }

        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Bailiwick.Server.dll"), "--port", "0", "--data", data, "--no-demo", "--log", "json" },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var (address, code) = await ReadAnnouncementAsync(process);
        var service = new BenchService(process, data, new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) });
        await service.SetUpAsync(code);
        return service;
    }

    public async Task<JsonElement> GetAsync(string path) => await AskAsync(() => Http.GetAsync(path));

    public async Task<JsonElement> PostAsync(string path, object body) => await AskAsync(() => Http.PostAsJsonAsync(path, body));

    public async Task<JsonElement> SendAsync(string path, HttpContent content) => await AskAsync(() => Http.PostAsync(path, content));

    /// <summary>Waits for a job's end; throws when it did not succeed.</summary>
    public async Task<JsonElement> WaitAsync(string job)
    {
        while (true)
        {
            var state = await GetAsync($"{Workspace}/jobs/{job}");
            switch (state.GetProperty("state").GetString())
            {
                case "succeeded":
                    return state;
                case "failed" or "canceled":
                    throw new InvalidOperationException(state.ToString());
                default:
                    await Task.Delay(50);
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            await stop.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static async Task<(string Address, string Code)> ReadAnnouncementAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (SetupAddress().Match(line) is { Success: true } found)
            {
                // Whatever else it says must be read, or it would wait for us.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return (found.Groups[1].Value, found.Groups[2].Value);
            }
        }

        throw new InvalidOperationException("The service ended before it said where it is.");
    }

    private async Task SetUpAsync(string code)
    {
        var session = await PostAsync("/api/setup", new { setupCode = code, email = "bench@example.org", name = "Bench", password = "correct horse battery" });
        Http.DefaultRequestHeaders.Add("X-Bailiwick-Antiforgery", session.GetProperty("antiforgeryToken").GetString());
        Workspace = $"/api/workspaces/{session.GetProperty("workspaces")[0].GetProperty("workspaceId").GetString()}";
    }

    private static async Task<JsonElement> AskAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using var response = await ask();
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
    }

    [GeneratedRegex(@"(http://\S+?)/setup\?code=([\w-]+)")]
    private static partial Regex SetupAddress();

    [GeneratedRegex(@"\d+")]
    private static partial Regex DigitsOf();
}
