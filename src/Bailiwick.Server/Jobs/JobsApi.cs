using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Jobs;

public static class JobsApi
{
    public static void MapJobs(this RouteGroupBuilder workspace)
    {
        var routes = workspace.MapGroup("/jobs").WithTags("Jobs");
        routes.MapGet("", (WorkspaceJobs jobs, string? state, Guid? subject, [AsParameters] PageQuery page, Caller caller, CancellationToken cancellation) =>
            Answer.Of(jobs.ListAsync(state, subject, page, caller, cancellation))).Demands(Right.ViewPlans).WithName("listJobs");
        routes.MapGet("/{id:guid}", (WorkspaceJobs jobs, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(jobs.FindAsync(id, caller, cancellation))).Demands(Right.ViewPlans).WithName("readJob");
        routes.MapGet("/{id:guid}/plan", (WorkspaceJobs jobs, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Binary(jobs.ReadPlanAsync(id, caller, cancellation))).Demands(Right.ViewPlans).WithName("readJobPlan");
        routes.MapPost("/{id:guid}/cancel", (WorkspaceJobs jobs, Guid id, Caller caller, CancellationToken cancellation) =>
            Answer.Of(jobs.CancelAsync(id, caller, cancellation))).Demands(Right.EditPlans).WithName("cancelJob");
    }
}
