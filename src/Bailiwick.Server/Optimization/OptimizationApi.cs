using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Optimization;

/// <summary>The routes of optimization runs and their proposals.</summary>
public static class OptimizationApi
{
    public static void MapOptimization(this IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/alignments/{id:guid}/optimizations", (Guid id, OptimizationRequest request, StartOptimization handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithTags("Optimization").WithName("startOptimization");
        var proposals = workspace.MapGroup("/proposals").WithTags("Optimization");
        proposals.MapGet("", (Guid? alignment, [AsParameters] PageQuery page, ReadProposals handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(alignment, page, caller, ct))).Demands(Right.ViewPlans).WithName("listProposals");
        proposals.MapGet("/{id:guid}", (Guid id, ReadProposals handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getProposal");
        proposals.MapGet("/{id:guid}/assignment", (Guid id, ReadProposals handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.AssignmentAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getProposalAssignment");
        proposals.MapPost("/{id:guid}/accept", (Guid id, SettleProposal.AcceptRequest request, SettleProposal handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AcceptAsync(id, request, caller, ct))).Demands(Right.EditPlans).WithName("acceptProposal");
        proposals.MapPost("/{id:guid}/discard", (Guid id, SettleProposal handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.DiscardAsync(id, caller, ct))).Demands(Right.EditPlans).WithName("discardProposal");
    }
}
