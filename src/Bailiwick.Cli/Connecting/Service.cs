using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bailiwick.Cli.Connecting;

/// <summary>The service's HTTP API as one caller sees it; every refusal comes out as <see cref="RefusedException"/>.</summary>
internal sealed class Service : IDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http;

    public Service(Uri address, string? token)
    {
        Address = address;
        // Uploads and exports take as long as they take; Ctrl+C ends them.
        _http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("bailiwick-cli", CliVersion.Text));
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    public Uri Address { get; }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
        return await ReadAsync<T>(response, cancellation);
    }

    public async Task<T> PostAsync<T>(string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body ?? new JsonObject(), options: Json),
        };
        using var response = await SendAsync(request, cancellation);
        return await ReadAsync<T>(response, cancellation);
    }

    public async Task<T> PostAsync<T>(string path, HttpContent content, string fileName, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(fileName));
        using var response = await SendAsync(request, cancellation);
        return await ReadAsync<T>(response, cancellation);
    }

    /// <summary>Asks and looks only at the status.</summary>
    public async Task EnsureAsync(string path, CancellationToken cancellation)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
    }

    /// <summary>Writes the body to the file; a file already there is replaced only when the body came whole.</summary>
    public async Task<long> DownloadAsync(string path, FileInfo file, CancellationToken cancellation)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
        var part = file.FullName + ".part";
        try
        {
            await using (var target = File.Create(part))
            {
                await response.Content.CopyToAsync(target, cancellation);
            }

            File.Move(part, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        return new FileInfo(file.FullName).Length;
    }

    /// <summary>All items of a list, page after page, in the service's order.</summary>
    public async Task<List<T>> ListAsync<T>(string path, CancellationToken cancellation)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var query = (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "limit=500";
            query += cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor);
            var page = await GetAsync<Page<T>>(path + query, cancellation);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        return all;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                using (response)
                {
                    throw await RefusalOfAsync(response, cancellation);
                }
            }

            return response;
        }
        catch (HttpRequestException failure)
        {
            throw new RefusedException(
                "cli.not-connected",
                $"No answer from {Address}: {failure.Message} Maybe start the service with ./run, or give its address with --url or BAILIWICK_URL.",
                ExitCode.NotConnected);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Json, cancellation) ?? throw new JsonException("The body is null.");
        }
        catch (JsonException failure)
        {
            throw NotBailiwick(response, failure.Message);
        }
    }

    private static async Task<RefusedException> RefusalOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var exitCode = response.StatusCode == HttpStatusCode.Unauthorized ? ExitCode.NotConnected : ExitCode.Refused;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonObject>(Json, cancellation);
            return RefusedException.From(problem ?? [], exitCode);
        }

        return response.StatusCode == HttpStatusCode.Unauthorized
            ? new RefusedException("cli.not-signed-in", "The service does not accept this token. Maybe make a new one in the browser.", exitCode)
            : NotBailiwick(response, response.ReasonPhrase);
    }

    private static RefusedException NotBailiwick(HttpResponseMessage response, string? why) => new(
        "cli.not-bailiwick",
        $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} and not as a Bailiwick service does ({why}). Maybe the address in --url is another service's.",
        ExitCode.NotConnected);
}
