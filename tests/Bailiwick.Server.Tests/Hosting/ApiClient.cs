using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bailiwick.Server.Access;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>A person or program at the API: keeps cookies, sends the session's antiforgery token, reads replies as JSON.</summary>
public sealed class ApiClient : IDisposable
{
    private const string Antiforgery = "X-Bailiwick-Antiforgery";

    private readonly CookieContainer _cookies = new();

    private ApiClient(Uri address)
    {
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>For what the methods here do not say.</summary>
    public HttpClient Http { get; }

    public CookieCollection Cookies => _cookies.GetCookies(Http.BaseAddress!);

    public static ApiClient Anonymous(Uri address) => new(address);

    public static ApiClient WithToken(Uri address, string token)
    {
        var client = new ApiClient(address);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Takes over the antiforgery token of a session reply.</summary>
    public async Task<Sessions.Reply> TakeSessionAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var session = await ReadAsync<Sessions.Reply>(response);
        Http.DefaultRequestHeaders.Remove(Antiforgery);
        Http.DefaultRequestHeaders.Add(Antiforgery, session.AntiforgeryToken);
        return session;
    }

    public async Task<Sessions.Reply> SignInAsync(string email, string password) =>
        await TakeSessionAsync(await PostAsync("/api/session", new { email, password }));

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Http.PostAsJsonAsync(path, body, WireJson.Options, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PatchAsync(string path, object body) =>
        Http.PatchAsJsonAsync(path, body, WireJson.Options, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PutAsync(string path, object body) =>
        Http.PutAsJsonAsync(path, body, WireJson.Options, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> DeleteAsync(string path) => Http.DeleteAsync(path, TestContext.Current.CancellationToken);

    public async Task<T> GetAsync<T>(string path) => await ReadAsync<T>(await GetAsync(path));

    public async Task<T> PostAsync<T>(string path, object body) => await ReadAsync<T>(await PostAsync(path, body));

    /// <summary>The body of a success; a refusal fails the test with its words.</summary>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<T>(text, WireJson.Options)!;
    }

    public void Dispose() => Http.Dispose();
}
