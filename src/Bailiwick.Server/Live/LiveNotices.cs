using System.Text;
using System.Text.Json;
using Npgsql;

namespace Bailiwick.Server.Live;

/// <summary>Tells all nodes. Over a connection in a transaction, the notice goes out with the commit and not before.</summary>
public sealed class LiveNotices(NpgsqlDataSource source)
{
    public const string Channel = "bailiwick";
    private const int LongestText = 500;
    private const int LongestPayload = 7900;

    public async Task SendAsync(LiveNotice notice, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await SendAsync(connection, notice, cancellation);
    }

    public static async Task SendAsync(NpgsqlConnection connection, LiveNotice notice, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
        command.Parameters.AddWithValue(Channel);
        command.Parameters.AddWithValue(Payload(notice));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Payload(LiveNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var cut = notice with { Author = Cut(notice.Author), Summary = Cut(notice.Summary) };
        while (true)
        {
            var payload = JsonSerializer.Serialize(cut, WireJson.Options);
            if (Encoding.UTF8.GetByteCount(payload) <= LongestPayload || cut.Users is not { Count: > 0 })
            {
                return payload;
            }

            cut = cut with { Users = cut.Users.Take(cut.Users.Count / 2).ToList() };
        }
    }

    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}
