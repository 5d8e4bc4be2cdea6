using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Brings a plan from state to state. A published plan stands: on the revision of the alignment it was published at, with a record of the run.</summary>
public sealed class MoveTargetPlan(TargetWriter writer, TargetReading reading, TargetRuns runs, GetTargetPlan get, TimeProvider time)
{
    [SchemaName("MoveTargetPlan")]
    public sealed record MoveRequest(int ExpectedRevision, TargetPlanState State, string? Reason = null);

    public async Task<Outcome<TargetPlan>> HandleAsync(Guid plan, MoveRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        var moved = await writer.WriteAsync(caller, (plan, request.ExpectedRevision), taken => Plan(taken, request), cancellation);
        if (!moved.IsDone)
        {
            return moved.Refusal;
        }

        if (request.State == TargetPlanState.Published)
        {
            var run = await RecordAsync(plan, caller, cancellation);
            if (!run.IsDone)
            {
                return run.Refusal;
            }
        }

        return await get.HandleAsync(plan, caller, cancellation);
    }

    /// <summary>Works the plan out and keeps the record: hash of the input, version of the rules, digest of the result.</summary>
    public async Task<Outcome<TargetRun>> RecordAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.DefineTargets);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        TargetRunRow row;
        using (var taken = take.Value)
        {
            var made = taken.Figures();
            if (!made.IsDone)
            {
                return made.Refusal;
            }

            row = Row(taken, made.Value, caller);
        }

        await runs.WriteAsync(caller.Workspace, plan, row, cancellation);
        return TargetRun.Of(row);
    }

    public async Task<Outcome<Page<TargetRun>>> ListAsync(Guid plan, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        var seesAll = take.Value.Scope.IsAll;
        take.Value.Dispose();
        var rows = seesAll ? await runs.ListAsync(caller.Workspace, plan, (page.After(), page.Size() + 1), cancellation) : [];
        return Page<TargetRun>.Of([.. rows.Select(TargetRun.Of)], page.Size(), run => run.Id.ToString());
    }

    private TargetRunRow Row(TargetReading.Taken taken, PlanFigures figures, Caller caller)
    {
        var digests = figures.Parts.Select(part => AllocationDigest.Of(part.Allocation)).ToList();
        var shown = figures.Shown();
        return new TargetRunRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            At = time.GetUtcNow(),
            Author = caller.Name,
            Revision = taken.Open.Revision,
            AlignmentRevision = taken.View.Revision,
            Rules = TargetRules.Version,
            InputHash = Joined([.. digests.Select(digest => digest.Input)]),
            ResultDigest = Joined([.. digests.Select(digest => digest.Result)]),
            Allocated = shown.Allocated,
            Unallocated = shown.Unallocated,
            Excess = shown.Excess,
        };
    }

    // Of one total its own digest; of totals by area the digest of theirs, in the order of the areas.
    private static string Joined(IReadOnlyList<string> digests) => digests.Count == 1
        ? digests[0]
        : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', digests))));

    private static Outcome<TargetWriter.Planned> Plan(TargetReading.Taken taken, MoveRequest request)
    {
        var (from, to) = (taken.Open.State, request.State);
        if (!Leads(from, to))
        {
            return TargetPlanRefusals.BadStep(from, to);
        }

        if (taken.Figures() is { IsDone: false } obstacle && !PlanStates.TakesInput(to))
        {
            return obstacle.Refusal;
        }

        return new TargetWriter.Planned("state", to switch
        {
            TargetPlanState.Collecting => "Asked the field",
            TargetPlanState.Published => "Published",
            TargetPlanState.Closed => "Closed",
            _ => "Took back to draft",
        })
        {
            State = to,
            AlignmentRevision = PlanStates.TakesInput(to) ? null : taken.View.Revision,
            Reason = request.Reason,
        };
    }

    private static bool Leads(TargetPlanState from, TargetPlanState to) => (from, to) switch
    {
        (TargetPlanState.Draft, TargetPlanState.Collecting or TargetPlanState.Published) => true,
        (TargetPlanState.Collecting, TargetPlanState.Draft or TargetPlanState.Published) => true,
        (TargetPlanState.Published, TargetPlanState.Draft or TargetPlanState.Closed) => true,
        (TargetPlanState.Closed, TargetPlanState.Draft) => true,
        _ => false,
    };
}
