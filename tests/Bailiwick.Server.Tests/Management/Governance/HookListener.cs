using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Bailiwick.Server.Tests.Management.Governance;

/// <summary>A real HTTP listener that takes what webhooks send and answers as it is told.</summary>
internal sealed class HookListener : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<Taken> _taken = Channel.CreateUnbounded<Taken>();

    public HookListener()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public sealed record Taken(string Body, string Signature, string Delivery);

    public string Address { get; }

    /// <summary>What it answers from now on.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The next request, however long it takes to come.</summary>
    public ValueTask<Taken> NextAsync(CancellationToken cancellation) => _taken.Reader.ReadAsync(cancellation);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var taken = new Taken(await reader.ReadToEndAsync(), context.Request.Headers["Bailiwick-Signature"] ?? "", context.Request.Headers["Bailiwick-Delivery"] ?? "");
                context.Response.StatusCode = (int)Status;
                context.Response.Close();
                _taken.Writer.TryWrite(taken);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            _taken.Writer.TryComplete();
        }
    }
}
