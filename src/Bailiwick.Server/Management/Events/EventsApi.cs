using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Hosting;
using Bailiwick.Server.Live;
using Bailiwick.Server.Problems;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bailiwick.Server.Management.Events;

/// <summary>The routes of events and webhooks.</summary>
public static class EventsApi
{
    public static IServiceCollection AddEvents(this IServiceCollection services, ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton<EventSignal>().AddSingleton<ILiveListener>(provider => provider.GetRequiredService<EventSignal>())
            .AddSingleton<ReadEvents>().AddSingleton<Webhooks>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookQueue>();
        services.TryAddSingleton(WebhookPace.Usual);
        return settings.WorksInBackground ? services.AddHostedService<WebhookSender>() : services;
    }

    public static void MapEvents(this RouteGroupBuilder live)
    {
        live.MapGet("/events", ([AsParameters] ReadEvents.Query query, ReadEvents handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PageAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("listAssignmentEvents");
        live.MapGet("/events/stream", ([AsParameters] ReadEvents.Query query, ReadEvents handler, Caller caller, HttpContext context) =>
            handler.StreamAsync(query, caller, context)).Demands(Right.ViewLive).WithName("streamAssignmentEvents");
        var hooks = live.MapGroup("/webhooks");
        hooks.MapGet("", (Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ManageTerritories).WithName("listWebhooks");
        hooks.MapPost("", (Webhooks.Request request, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.MakeAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("makeWebhook");
        hooks.MapPut("/{id:guid}", (Guid id, Webhooks.Request request, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SetAsync(id, request, caller, ct))).Demands(Right.ManageTerritories).WithName("setWebhook");
        hooks.MapDelete("/{id:guid}", (Guid id, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RemoveAsync(id, caller, ct))).Demands(Right.ManageTerritories).WithName("removeWebhook");
        hooks.MapPost("/{id:guid}/secret", (Guid id, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RenewSecretAsync(id, caller, ct))).Demands(Right.ManageTerritories).WithName("renewWebhookSecret");
        hooks.MapGet("/{id:guid}/deliveries", (Guid id, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.DeliveriesAsync(id, caller, ct))).Demands(Right.ManageTerritories).WithName("listWebhookDeliveries");
        hooks.MapPost("/{id:guid}/deliveries/{number:long}/resend", (Guid id, long number, Webhooks handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ResendAsync(id, number, caller, ct))).Demands(Right.ManageTerritories).WithName("resendWebhookDelivery");
    }
}
