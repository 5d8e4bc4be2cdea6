using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Governance;

/// <summary>The routes of rights by subtree, requests and reviews.</summary>
public static class GovernanceApi
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<LivePatches>()
        .AddSingleton<ReadPatch>();

    public static void MapGovernance(this RouteGroupBuilder live)
    {
        live.MapGet("/patch", (ReadPatch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewPatch).WithName("readPatch");
        live.MapGet("/book", ([AsParameters] ReadPatch.BookQuery query, ReadPatch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.BookAsync(query, caller, ct))).Demands(Right.ViewPatch).WithName("readBook");
    }
}
