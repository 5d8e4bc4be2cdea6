using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance.Health;
using Bailiwick.Server.Management.Governance.Requests;
using Bailiwick.Server.Management.Governance.Reviews;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Governance;

/// <summary>The routes of rights by subtree, requests, reviews and health.</summary>
public static class GovernanceApi
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<LivePatches>()
        .AddSingleton<ReadPatch>()
        .AddSingleton<Settings>()
        .AddSingleton<ChangeRequests>()
        .AddSingleton<QuarterReviews>()
        .AddSingleton<ReadHealth>()
        .AddSingleton<FixHealth>();

    public static void MapGovernance(this RouteGroupBuilder live)
    {
        live.MapGet("/patch", (ReadPatch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewPatch).WithName("readPatch");
        live.MapGet("/book", ([AsParameters] ReadPatch.BookQuery query, ReadPatch handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.BookAsync(query, caller, ct))).Demands(Right.ViewPatch).WithName("readBook");
        live.MapGet("/governance", (Settings handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ReadAsync(caller, ct))).Demands(Right.ViewLive).WithName("readGovernance");
        live.MapPut("/governance", (Settings.Values values, Settings handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.WriteAsync(values, caller, ct))).Demands(Right.ManageTerritories).WithName("setGovernance");
        live.MapGet("/health", (ReadHealth handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewLive).WithName("readModelHealth");
        live.MapGet("/health/runs", (ReadHealth handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RunsAsync(caller, ct))).Demands(Right.ViewLive).WithName("listHealthRuns");
        live.MapPost("/health/runs", (ReadHealth handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.KeepAsync(caller, ct))).Demands(Right.ManageTerritories).WithName("keepHealthRun");
        live.MapPost("/health/fixes/{code}", (string code, FixHealth handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(code, caller, ct))).Demands(Right.ManageTerritories).WithName("fixHealthFinding");
        MapRequests(live.MapGroup("/requests"));
        MapReviews(live.MapGroup("/reviews"));
    }

    private static void MapRequests(RouteGroupBuilder requests)
    {
        requests.MapGet("", (ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ViewPatch).WithName("listChangeRequests");
        requests.MapGet("/{number:long}", (long number, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(number, caller, ct))).Demands(Right.ViewPatch).WithName("getChangeRequest");
        requests.MapPost("/preview", (ChangeRequests.Proposal proposal, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(proposal, caller, ct))).Demands(Right.ProposeChanges).WithName("previewChangeRequest");
        requests.MapPost("", (ChangeRequests.Proposal proposal, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ProposeAsync(proposal, caller, ct))).Demands(Right.ProposeChanges).WithName("proposeChange");
        requests.MapPost("/{number:long}/comments", (long number, ChangeRequests.Words words, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.CommentAsync(number, words, caller, ct))).Demands(Right.ProposeChanges).WithName("commentChangeRequest");
        requests.MapPost("/{number:long}/withdrawal", (long number, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.WithdrawAsync(number, caller, ct))).Demands(Right.ProposeChanges).WithName("withdrawChangeRequest");
        requests.MapPost("/{number:long}/approval", (long number, ChangeRequests.Words words, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ApproveAsync(number, words, caller, ct))).Demands(Right.ChangePatch).WithName("approveChangeRequest");
        requests.MapPost("/{number:long}/refusal", (long number, ChangeRequests.Words words, ChangeRequests handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RefuseAsync(number, words, caller, ct))).Demands(Right.ChangePatch).WithName("refuseChangeRequest");
    }

    private static void MapReviews(RouteGroupBuilder reviews)
    {
        reviews.MapGet("", (QuarterReviews handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ViewLive).WithName("listQuarterReviews");
        reviews.MapGet("/{quarter}", (string quarter, QuarterReviews handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(quarter, caller, ct))).Demands(Right.ViewLive).WithName("getQuarterReview");
        reviews.MapPost("/{quarter}", (string quarter, QuarterReviews handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.OpenAsync(quarter, caller, ct))).Demands(Right.ManageTerritories).WithName("openQuarterReview");
        reviews.MapPost("/{quarter}/items", (string quarter, QuarterReviews.NewItem item, QuarterReviews handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AddAsync(quarter, item, caller, ct))).Demands(Right.ManageTerritories).WithName("addReviewItem");
        reviews.MapPut("/{quarter}/items/{place:int}", (string quarter, int place, QuarterReviews.Mark mark, QuarterReviews handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.MarkAsync(quarter, place, mark, caller, ct))).Demands(Right.ManageTerritories).WithName("markReviewItem");
    }
}
