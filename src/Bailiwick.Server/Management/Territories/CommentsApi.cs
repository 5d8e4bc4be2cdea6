using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Territories;

/// <summary>The routes of what is said about territories.</summary>
public static class CommentsApi
{
    public static void MapComments(this RouteGroupBuilder live)
    {
        live.MapGet("/comments", (TerritoryComments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ViewPatch).WithName("listComments");
        live.MapGet("/territories/{territory}/comments", (string territory, TerritoryComments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.OfAsync(territory, caller, ct))).Demands(Right.ViewPatch).WithName("readTerritoryComments");
        live.MapPost("/territories/{territory}/comments", (string territory, TerritoryComments.Words words, TerritoryComments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SayAsync(territory, words, caller, ct))).Demands(Right.ProposeChanges).WithName("commentTerritory");
        live.MapPut("/territories/{territory}/comments/{thread:long}", (string territory, long thread, TerritoryComments.Resolution resolution, TerritoryComments handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ResolveAsync(territory, thread, resolution, caller, ct))).Demands(Right.ProposeChanges).WithName("resolveComment");
    }
}
