using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Demo;

/// <summary>A target plan to look at: a number from finance shared among the hospitals by their staffed beds.</summary>
public sealed class DemoTargets(CreateTargetPlan create, TargetPlanStore store)
{
    public const string PlanName = "Targets by staffed beds";
    private const int Year = 2027;
    private const decimal Total = 48_000_000;

    /// <summary>Makes the plan unless it is there; a refusal when it cannot be made.</summary>
    public async Task<Refusal?> EnsureAsync(JobRun run, Guid alignment, string beds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        if ((await store.ListAsync(run.Workspace, alignment, (null, 1), cancellation)).Count > 0)
        {
            return null;
        }

        var made = await create.HandleAsync(
            new CreateTargetPlan.CreateRequest(
                PlanName,
                alignment,
                Year,
                new TargetSettings(
                    Total,
                    Weights: [new TargetWeight(beds)],
                    EligibleIf: [new TargetCondition(beds, ConditionKind.IsFilled)],
                    PotentialColumn: beds,
                    WorkloadColumn: beds),
                "USD",
                Description: "Made when the workspace was set up: 48 million shared by staffed beds. Override, lock, ask the field, compare scenarios."),
            run.CreatedBy,
            cancellation);
        return made.Refusal;
    }
}
