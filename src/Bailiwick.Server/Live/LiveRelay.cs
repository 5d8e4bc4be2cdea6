using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Bailiwick.Server.Live;

/// <summary>Listens to PostgreSQL and hands every notice to this node's listeners and browsers; connects again when the connection is lost.</summary>
internal sealed class LiveRelay(NpgsqlDataSource source, IEnumerable<ILiveListener> listeners, IHubContext<LiveHub> hub, ILogger<LiveRelay> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly Channel<LiveNotice> _heard = Channel.CreateUnbounded<LiveNotice>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var passing = PassOnAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The connection that listens for notices was lost; it is made again.");
                await Task.Delay(_pause, stoppingToken);
            }
        }

        await passing;
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {LiveNotices.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        _heard.Writer.TryWrite(new LiveNotice(LiveNotice.Gap, Guid.Empty, Guid.Empty));
        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    private void Hear(string payload)
    {
        try
        {
            _heard.Writer.TryWrite(JsonSerializer.Deserialize<LiveNotice>(payload, WireJson.Options)!);
        }
        catch (JsonException e)
        {
            logger.LogWarning(e, "A notice cannot be read: {Payload}", payload);
        }
    }

    private async Task PassOnAsync(CancellationToken cancellation)
    {
        await foreach (var notice in _heard.Reader.ReadAllAsync(cancellation))
        {
            foreach (var listener in listeners)
            {
                try
                {
                    await listener.HearAsync(notice, cancellation);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    logger.LogError(e, "{Listener} failed at a notice of kind {Kind}.", listener.GetType().Name, notice.Kind);
                }
            }

            if (notice.Kind == LiveNotice.Edited)
            {
                await hub.Clients.Group(LiveHub.AlignmentGroup(notice.Workspace, notice.Id)).SendAsync(
                    "edited",
                    new { alignmentId = notice.Id, revision = notice.Revision, author = notice.Author, summary = notice.Summary },
                    cancellation);
            }
            else if (notice.Kind == LiveNotice.Targets)
            {
                await hub.Clients.Group(LiveHub.AlignmentGroup(notice.Workspace, notice.Id)).SendAsync(
                    "targets",
                    new { alignmentId = notice.Id, planId = notice.Plan, revision = notice.Revision, author = notice.Author, summary = notice.Summary },
                    cancellation);
            }
            else if (notice.Kind == LiveNotice.Management)
            {
                // To everybody in the workspace, so without words: not everybody may read the live model.
                await hub.Clients.Group(LiveHub.WorkspaceGroup(notice.Workspace)).SendAsync("management", new { act = notice.Revision }, cancellation);
            }
        }
    }
}
