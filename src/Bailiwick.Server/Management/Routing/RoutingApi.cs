using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Routing;

/// <summary>The routes of lead routing and look-up.</summary>
internal static class RoutingApi
{
    public static IServiceCollection AddLeadRouting(this IServiceCollection services) => services
        .AddSingleton<AccountIndex>()
        .AddSingleton<RouteLeads>()
        .AddSingleton<ReadDecisions>()
        .AddSingleton<ReadWaiting>()
        .AddSingleton<RoutingSwitch>()
        .AddSingleton<LookUp>();

    public static void MapLeadRouting(this RouteGroupBuilder live)
    {
        live.MapPost("/leads/routing/tries", (RouteLeads.TryRequest request, RouteLeads handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.TryAsync(request, caller, ct))).Demands(Right.ViewLive).WithName("tryLead");
        live.MapPost("/leads/routing", (RouteLeads.Request request, RouteLeads handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("routeLeads");
        live.MapGet("/leads/routing", ([AsParameters] ReadDecisions.Query query, ReadDecisions handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("listLeadDecisions");
        live.MapGet("/leads/routing/automatic", (RoutingSwitch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ReadAsync(caller, ct))).Demands(Right.ViewLive).WithName("readLeadRouting");
        live.MapPut("/leads/routing/automatic", (RoutingSwitch.Request request, RoutingSwitch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SetAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("setLeadRouting");
        live.MapGet("/leads/waiting", (ReadWaiting handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewLive).WithName("listWaitingLeads");
        live.MapGet("/look-up", ([AsParameters] LookUp.Query query, LookUp handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("lookUpTerritory");
    }
}
