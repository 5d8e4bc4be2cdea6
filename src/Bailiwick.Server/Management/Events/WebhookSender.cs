using System.Net.Http.Headers;
using System.Text;
using Bailiwick.Server.Hosting;
using Npgsql;

namespace Bailiwick.Server.Management.Events;

/// <summary>Sends deliveries on every node: a body of events, signed, tried again until it is taken or dead.</summary>
internal sealed class WebhookSender(WebhookQueue queue, WebhookSecrets secrets, EventSignal signal, ServerSettings settings, TimeProvider time, ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = OutgoingAddress.Client(settings.WebhooksToPrivate);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                while (await queue.FillOneAsync(stoppingToken))
                {
                }

                var taken = await queue.TakeAsync(stoppingToken);
                await Task.WhenAll(taken.Select(one => SendAsync(client, one, stoppingToken)));
                if (taken.Count > 0)
                {
                    continue;
                }
            }
            catch (NpgsqlException e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Webhooks could not be served; it is tried again.");
            }

            await Task.WhenAny(next, Task.Delay(_look, time, stoppingToken));
        }
    }

    private async Task SendAsync(HttpClient client, WebhookQueue.Taken one, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, one.Address) { Content = new StringContent(one.Body, Encoding.UTF8, "application/json") };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Bailiwick", "1"));
            request.Headers.Add("Bailiwick-Delivery", $"{one.Webhook}/{one.Number}");
            request.Headers.Add("Bailiwick-Signature", WebhookSecrets.Sign(secrets.Reveal(one.Secret), time.GetUtcNow().ToUnixTimeSeconds(), one.Body));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            await queue.EndAsync(one, (int)response.StatusCode, response.IsSuccessStatusCode ? null : $"Answered {(int)response.StatusCode}.", cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            await queue.EndAsync(one, null, e is TaskCanceledException ? "No answer in 15 seconds." : e.Message, cancellation);
        }
    }
}
