using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Asks branches for bottom-up numbers until a day, and follows what became of it.</summary>
public sealed class TargetRequests(TargetReading reading, BranchStore store, TargetActs acts, TimeProvider time)
{
    private const int LongestNote = 1000;

    [SchemaName("AskBranches")]
    public sealed record AskRequest(IReadOnlyList<int> Areas, DateOnly Due, string? Note = null);

    [SchemaName("SettleTargetRequest")]
    public sealed record SettleRequest(TargetRequestState State, string? Note = null);

    [SchemaName("TargetRequests")]
    public sealed record Reply(IReadOnlyList<TargetRequest> Items);

    public async Task<Outcome<Reply>> ListAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        if (TargetReading.IsSeller(caller))
        {
            return new Reply([]);
        }

        var requests = await store.RequestsAsync(caller.Workspace, plan, cancellation);
        var people = (await store.ListAsync(caller.Workspace, taken.View.Alignment, cancellation)).ToLookup(one => one.Area, one => one.Name);
        return new Reply([.. requests.Where(request => Concerns(taken, request.Area)).Select(request => Show(taken, request, [.. people[request.Area]]))]);
    }

    public async Task<Outcome<Reply>> AskAsync(Guid plan, AskRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        var alignment = take.Value.View.Alignment;
        using (var taken = take.Value)
        {
            if (Check(taken, request) is { } refusal)
            {
                return refusal;
            }
        }

        await store.AskAsync(acts.Of(caller), (alignment, plan), ([.. request.Areas.Distinct()], request.Due, request.Note), cancellation);
        return await ListAsync(plan, caller, cancellation);
    }

    /// <summary>A manager submits; operations returns or accepts.</summary>
    public async Task<Outcome<Reply>> SettleAsync(Guid plan, int area, SettleRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.EnterTargets);
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        take.Value.Dispose();
        if (!take.Value.Scope.Sees(area))
        {
            return TargetPlanRefusals.NoRequest(area);
        }

        if (request.State != TargetRequestState.Submitted)
        {
            caller.Demand(Right.DefineTargets);
        }

        if (request.Note is { Length: > LongestNote } note)
        {
            return TargetPlanRefusals.LongNote(note.Length);
        }

        IReadOnlyList<string> from = request.State switch
        {
            TargetRequestState.Submitted => ["open", "returned"],
            TargetRequestState.Returned => ["submitted", "accepted"],
            TargetRequestState.Accepted => ["submitted"],
            _ => ["returned", "submitted", "accepted"],
        };
        return await store.SettleAsync(acts.Of(caller), (take.Value.View.Alignment, plan, area), (from, Word(request.State), request.Note), cancellation)
            ? await ListAsync(plan, caller, cancellation)
            : TargetPlanRefusals.BadRequestStep(area, Word(request.State), from);
    }

    private static string Word(TargetRequestState state) => state.ToString().ToLowerInvariant();

    // A manager is asked about the own branch: at, above or below the request's area.
    private static bool Concerns(TargetReading.Taken taken, int area) =>
        taken.View.Areas.Find(new AreaNumber(area)) is not null
        && (taken.Scope.Sees(area) || (taken.Scope.Granted ?? []).Any(granted => taken.View.Below([area]).Contains(granted)));

    private Refusal? Check(TargetReading.Taken taken, AskRequest request)
    {
        if (request.Areas.Count == 0)
        {
            return TargetPlanRefusals.NothingEntered();
        }

        if (request.Note is { Length: > LongestNote } note)
        {
            return TargetPlanRefusals.LongNote(note.Length);
        }

        if (taken.Open.State != TargetPlanState.Collecting)
        {
            return TargetPlanRefusals.NotCollecting(taken.Open.State);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return request.Due < today ? TargetPlanRefusals.PastDue(request.Due, today)
            : request.Areas.Cast<int?>().FirstOrDefault(area => taken.View.Areas.Find(new AreaNumber(area!.Value)) is null) is { } unknown ? TargetPlanRefusals.UnknownArea(unknown)
            : null;
    }

    private TargetRequest Show(TargetReading.Taken taken, TargetRequestRow row, IReadOnlyList<string> people)
    {
        var state = Enum.Parse<TargetRequestState>(row.State, ignoreCase: true);
        var below = taken.View.Below([row.Area]);
        below.RemoveWhere(area => !taken.Scope.Sees(area));
        var figures = taken.Figures();
        var records = figures.IsDone
            ? Enumerable.Range(0, taken.View.AreaOfRecord.Length).Where(record => below.Contains(taken.View.AreaOfRecord[record]) && figures.Value.Amounts[record] is not null).ToList()
            : [];
        return new TargetRequest(
            row.Area,
            taken.View.Areas.Find(new AreaNumber(row.Area))!.Name,
            row.Due,
            state,
            state is TargetRequestState.Open or TargetRequestState.Returned && row.Due < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            row.Note,
            records.Count,
            records.Count(record => taken.Open.Inputs.GetValueOrDefault(record)?.BottomUp is not null),
            people,
            row.ChangedAt,
            row.ChangedBy);
    }
}
