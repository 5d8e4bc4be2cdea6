using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Bailiwick.Cli.Tests.Hosting;

/// <summary>The real service as a process with its own embedded PostgreSQL, an administrator, and an access token.</summary>
public sealed partial class RunningService : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bailiwick-cli-");
    private readonly TaskCompletionSource<string> _setupCode = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];
    private Process? _process;

    public Dictionary<string, string> Environment { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        var address = new Uri($"http://localhost:{port}/");
        _process = Start(port);
        var code = await _setupCode.Task.WaitAsync(_patience);
        Environment["BAILIWICK_URL"] = address.ToString();
        Environment["BAILIWICK_TOKEN"] = await MakeTokenAsync(address, code);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
            await stop.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(_patience);
            _process.Dispose();
        }

        _data.Delete(recursive: true);
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program("Bailiwick.Server", "Bailiwick.Server.dll")])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BAILIWICK_PORT"] = port.ToString();
        start.Environment["BAILIWICK_DATA"] = _data.FullName;
        start.Environment["BAILIWICK_DEMO"] = "false";
        start.Environment["BAILIWICK_TOOLS"] = System.Environment.GetEnvironmentVariable("BAILIWICK_TOOLS")
            ?? Path.Combine(Repository.Root, ".bailiwick", "tools", "node_modules");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _setupCode.TrySetException(new InvalidOperationException("The service ended:\n" + string.Join('\n', _log)));
        return process;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
        }

        if (SetupAddress().Match(line) is { Success: true } match)
        {
            _setupCode.TrySetResult(match.Groups[1].Value);
        }
    }

    private static async Task<string> MakeTokenAsync(Uri address, string setupCode)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var session = await PostAsync(http, "api/setup", new JsonObject
        {
            ["setupCode"] = setupCode,
            ["email"] = "ada@example.org",
            ["name"] = "Ada",
            ["password"] = "correct horse battery staple",
        });
        http.DefaultRequestHeaders.Add("X-Bailiwick-Antiforgery", (string)session["antiforgeryToken"]!);
        var workspace = (string)session["workspaces"]![0]!["workspaceId"]!;
        var token = await PostAsync(http, $"api/workspaces/{workspace}/tokens", new JsonObject { ["name"] = "command line", ["role"] = "planner" });
        return (string)token["token"]!;
    }

    private static async Task<JsonObject> PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"POST {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""http://\S+[?&#/=]([A-Za-z0-9_-]{20,})""")]
    private static partial Regex SetupAddress();
}
