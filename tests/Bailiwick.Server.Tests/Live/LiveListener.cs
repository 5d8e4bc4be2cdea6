using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Live;

/// <summary>A browser's live link over a real web socket, in SignalR's own JSON protocol.</summary>
internal sealed class LiveListener : IAsyncDisposable
{
    private const char End = '\u001e';
    private const int Invocation = 1;
    private const int Completion = 3;

    private readonly ClientWebSocket _socket;
    private readonly ConcurrentQueue<(string Event, JsonElement Body)> _heard = new();
    private readonly SemaphoreSlim _news = new(0);
    private Task _reading = Task.CompletedTask;
    private int _calls;

    private LiveListener(ClientWebSocket socket) => _socket = socket;

    /// <summary>Ends when the service closes the link.</summary>
    public Task Ended => _reading;

    public static async Task<LiveListener> ConnectAsync(ServerHost host, ApiClient by)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = new CookieContainer();
        foreach (Cookie cookie in by.Cookies)
        {
            socket.Options.Cookies.Add(host.Address, new Cookie(cookie.Name, cookie.Value));
        }

        var listener = new LiveListener(socket);
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/hubs/live"), TestContext.Current.CancellationToken);
        await listener.SendAsync("""{"protocol":"json","version":1}""");
        listener._reading = listener.ReadAsync();
        return listener;
    }

    /// <summary>Watches; null when the service agrees, else its words.</summary>
    public async Task<string?> WatchAsync(Guid workspace, Guid? alignment = null)
    {
        var call = $"{++_calls}";
        await SendAsync(JsonSerializer.Serialize(new { type = Invocation, invocationId = call, target = "watch", arguments = new object?[] { workspace, alignment } }));
        var answer = await HearAsync($"answer {call}");
        return answer.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    /// <summary>The next event of a name that fits; others are passed over.</summary>
    public async Task<JsonElement> HearAsync(string name, Func<JsonElement, bool>? fits = null)
    {
        while (true)
        {
            Assert.True(await _news.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), $"Nothing was heard of \"{name}\".");
            if (_heard.TryDequeue(out var news) && news.Event == name && (fits is null || fits(news.Body)))
            {
                return news.Body;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _news.Dispose();
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private async Task ReadAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                var messages = text.ToString().Split(End);
                text.Clear().Append(messages[^1]);
                Array.ForEach(messages[..^1], Take);
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException)
        {
            // The other side, or the test's end, cut the link; that is what Ended tells.
        }
    }

    private void Take(string message)
    {
        var body = JsonDocument.Parse(message).RootElement;
        if (!body.TryGetProperty("type", out var type))
        {
            return;
        }

        var news = type.GetInt32() switch
        {
            Invocation => (body.GetProperty("target").GetString()!, body.GetProperty("arguments")[0]),
            Completion => ($"answer {body.GetProperty("invocationId").GetString()}", body),
            _ => default,
        };
        if (news.Item1 is not null)
        {
            _heard.Enqueue(news);
            _news.Release();
        }
    }
}
