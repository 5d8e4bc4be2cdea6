using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Events;

/// <summary>Events by page, and as a stream that goes on (server-sent events) and resumes by <c>Last-Event-ID</c>.</summary>
public sealed class ReadEvents(LiveActs acts, EventSignal signal, IHostApplicationLifetime life)
{
    private const int MostAtOnce = 1000;

    /// <param name="After">A cursor, or an act's number for what comes after the act; nothing for the beginning.</param>
    public sealed record Query(string? After, int? Limit);

    /// <param name="Next">Where to go on, whether or not there were events.</param>
    [SchemaName("AssignmentEvents")]
    public sealed record Reply(IReadOnlyList<AssignmentEvent> Items, string Next);

    public async Task<Outcome<Reply>> PageAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var size = new PageQuery(null, query.Limit).Size();
        if (Start(query.After) is not { } after)
        {
            return EventRefusals.BadCursor(query.After!);
        }

        await using var connection = await acts.OpenAsync(cancellation);
        var (events, next) = await EventReader.ReadAsync(connection, caller.Workspace, after, size, cancellation);
        return new Reply(events, $"{next}");
    }

    /// <summary>Writes events as they happen until the caller goes or the service ends.</summary>
    public async Task StreamAsync(Query query, Caller caller, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(context);
        caller.Demand(Right.ViewLive);
        var asked = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? query.After;
        if (Start(asked) is not { } after)
        {
            await ProblemWriter.WriteAsync(context, EventRefusals.BadCursor(asked!));
            return;
        }

        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            await context.Response.WriteAsync(": events of the live model\n\n", either.Token);
            await context.Response.Body.FlushAsync(either.Token);
            while (!either.IsCancellationRequested)
            {
                var next = signal.Next;
                var events = await NextAsync(caller.Workspace, after, either.Token);
                after = events.Next;
                foreach (var one in events.Items)
                {
                    await context.Response.WriteAsync($"id: {one.Cursor}\nevent: {one.Kind}\ndata: {JsonSerializer.Serialize(one, WireJson.Options)}\n\n", either.Token);
                }

                if (events.Items.Count == 0)
                {
                    await context.Response.WriteAsync(":\n\n", either.Token);
                }

                await context.Response.Body.FlushAsync(either.Token);
                if (events.Items.Count == 0)
                {
                    await EventSignal.WaitAsync(next, either.Token);
                }
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The caller went, or the service ends: the stream is simply over, and is resumed by the last id.
        }
    }

    private async Task<(List<AssignmentEvent> Items, EventCursor Next)> NextAsync(WorkspaceId workspace, EventCursor after, CancellationToken cancellation)
    {
        await using var connection = await acts.OpenAsync(cancellation);
        return await EventReader.ReadAsync(connection, workspace, after, MostAtOnce, cancellation);
    }

    private static EventCursor? Start(string? asked) => string.IsNullOrEmpty(asked) ? new EventCursor(0, 0) : EventCursor.Parse(asked);
}
