using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Who answers for which areas of an alignment: it is what a manager sees of its target plans.</summary>
public sealed class Branches(BranchStore store, AreaViews views, TargetActs acts)
{
    [SchemaName("SetBranches")]
    public sealed record SetRequest(IReadOnlyList<BranchEntry> Branches);

    [SchemaName("BranchEntry")]
    public sealed record BranchEntry(int Area, Guid UserId);

    [SchemaName("Branches")]
    public sealed record Reply(IReadOnlyList<Branch> Items);

    /// <summary>Everybody's; a manager gets the own ones.</summary>
    public async Task<Outcome<Reply>> ListAsync(Guid alignment, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        var view = await views.TakeAsync(caller.Workspace, alignment, null, cancellation);
        if (!view.IsDone)
        {
            return view.Refusal;
        }

        var all = await store.ListAsync(caller.Workspace, alignment, cancellation);
        return new Reply([.. all
            .Where(one => !TargetReading.IsLimited(caller) || one.User == caller.User)
            .Where(one => view.Value.Areas.Find(new AreaNumber(one.Area)) is not null)
            .Select(one => new Branch(one.Area, view.Value.Areas.Find(new AreaNumber(one.Area))!.Name, one.User.Value, one.Name))]);
    }

    public async Task<Outcome<Reply>> SetAsync(Guid alignment, SetRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        var view = await views.TakeAsync(caller.Workspace, alignment, null, cancellation);
        if (!view.IsDone)
        {
            return view.Refusal;
        }

        if (request.Branches.FirstOrDefault(one => view.Value.Areas.Find(new AreaNumber(one.Area)) is null) is { } unknown)
        {
            return TargetPlanRefusals.UnknownArea(unknown.Area);
        }

        var given = request.Branches.Distinct().Select(one => (one.Area, new UserId(one.UserId))).ToList();
        return await store.ReplaceAsync(acts.Of(caller), alignment, given, cancellation)
            ? await ListAsync(alignment, caller, cancellation)
            : TargetPlanRefusals.NoMember();
    }
}
