using System.Net;
using System.Net.Sockets;

namespace Bailiwick.Server.Management.Events;

/// <summary>Which addresses the service calls for its users: public ones only, unless it is told otherwise. Judged when a connection is made, so that no name can lie.</summary>
public static class OutgoingAddress
{
    private static readonly IPNetwork[] _private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/128", "::1/128", "64:ff9b::/96", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_private, network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Why an address may not be given, or null. Names are looked up when they are called.</summary>
    public static string? WrongOf(string address, bool takesPrivate) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? "it is no http or https address"
        : uri.UserInfo.Length > 0 ? "it has a name or password in it"
        : !takesPrivate && (uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var literal) && IsPrivate(literal))) ? "it is a private address"
        : null;

    /// <summary>A client that connects only where it may, follows no redirection, and gives up soon.</summary>
    public static HttpClient Client(bool takesPrivate) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = async (context, cancellation) =>
            {
                var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
                var allowed = Array.FindAll(found, address => takesPrivate || !IsPrivate(address));
                if (allowed.Length == 0)
                {
                    throw new HttpRequestException($"{context.DnsEndPoint.Host} is a private address.");
                }

                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
    { Timeout = TimeSpan.FromSeconds(15) };
}
