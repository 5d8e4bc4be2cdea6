using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Optimization;

/// <summary>Starts an optimization run on an alignment as it is now; the result is a proposal.</summary>
public sealed class StartOptimization(OpenAlignments alignments, JobQueue jobs)
{
    public async Task<Outcome<JobInfo>> HandleAsync(Guid alignment, OptimizationRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.EditPlans);
        var hold = await alignments.HoldAsync(caller.Workspace, alignment, cancellation);
        if (!hold.IsDone)
        {
            return hold.Refusal;
        }

        using var held = hold.Value;
        var problem = PlanProblem.Of(await PlanView.TakeAsync(held, cancellation), request);
        return problem.IsDone
            ? await jobs.EnqueueAsync(caller, new JobStart(JobKind.Optimization, request, alignment), cancellation)
            : problem.Refusal;
    }
}
