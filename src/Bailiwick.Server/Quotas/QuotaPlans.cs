using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Lists, makes, opens, fills and removes quota plans. Seats and rules that cannot be worked out are refused, and nothing is stored.</summary>
public sealed class QuotaPlans(QuotaStore store, QuotaAnswerStore people, TargetActs acts, QuotaReading quotas)
{
    [SchemaName("CreateQuotaPlan")]
    public sealed record CreateRequest(string Name, Guid TargetPlanId, QuotaContent Content);

    [SchemaName("SetQuotaContent")]
    public sealed record SetRequest(int ExpectedRevision, QuotaContent Content, string? Reason = null);

    [SchemaName("PreviewQuotas")]
    public sealed record PreviewRequest(Guid TargetPlanId, QuotaContent Content);

    [SchemaName("CopyQuotaPlan")]
    public sealed record CopyRequest(string Name);

    [SchemaName("QuotaEdit")]
    public sealed record Edit(int Revision, string Author, DateTimeOffset At, string? Reason, string Summary, string? State);

    public async Task<Page<QuotaPlanInfo>> ListAsync(PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewPlans);
        var rows = await store.ListAsync(caller.Workspace, (page.After(), page.Size() + 1), cancellation);
        var next = rows.Count > page.Size() ? rows[page.Size() - 1].Id.ToString() : null;
        return new Page<QuotaPlanInfo>([.. rows.Take(page.Size()).Where(row => QuotaReading.IsVisible(row, caller)).Select(row => QuotaPlanInfo.Of(row, caller))], next);
    }

    public async Task<Outcome<QuotaPlan>> GetAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        return await quotas.FindAsync(plan, caller, cancellation) is { } row
            ? new QuotaPlan(QuotaPlanInfo.Of(row, caller)) { Content = TargetReading.IsLimited(caller) ? null : QuotaReading.ContentOf(row) }
            : QuotaPlanRefusals.NotFound(plan);
    }

    public async Task<Outcome<QuotaPlan>> CreateAsync(CreateRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (PlanNames.Check(request.Name, null) is { } bad)
        {
            return bad;
        }

        var tried = await TryAsync(request.TargetPlanId, request.Content, 1, caller, cancellation);
        if (!tried.IsDone)
        {
            return tried.Refusal;
        }

        var act = acts.Of(caller);
        var id = Guid.CreateVersion7(act.At);
        await store.CreateAsync(
            act, (id, request.Name.Trim(), request.TargetPlanId, null),
            Row(act, 1, "Made the plan") with { State = $"{ApprovalState.Draft}", Content = JsonSerializer.Serialize(request.Content, WireJson.Options) }, cancellation);
        return await GetAsync(id, caller, cancellation);
    }

    public async Task<Outcome<QuotaPlan>> SetAsync(Guid plan, SetRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (Enum.Parse<ApprovalState>(row.State) is var state and not (ApprovalState.Draft or ApprovalState.Returned))
        {
            return QuotaPlanRefusals.Frozen(state);
        }

        if (row.Revision != request.ExpectedRevision)
        {
            return QuotaPlanRefusals.ChangedMeanwhile(row.ChangedBy, row.Revision);
        }

        var tried = await TryAsync(row.TargetPlanId, request.Content, row.Revision + 1, caller, cancellation);
        if (!tried.IsDone)
        {
            return tried.Refusal;
        }

        var act = acts.Of(caller);
        return await store.AppendAsync(
            act, row, Row(act, row.Revision + 1, "Changed seats and rules", request.Reason) with { Content = JsonSerializer.Serialize(request.Content, WireJson.Options) }, cancellation)
            ? await GetAsync(plan, caller, cancellation)
            : await ChangedAsync(plan, caller, cancellation);
    }

    /// <summary>A scenario: a draft of its own with the same seats and rules, which says where it comes from.</summary>
    public async Task<Outcome<QuotaPlan>> CopyAsync(Guid plan, CopyRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (PlanNames.Check(request.Name, null) is { } bad)
        {
            return bad;
        }

        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var act = acts.Of(caller);
        var id = Guid.CreateVersion7(act.At);
        await store.CreateAsync(
            act, (id, request.Name.Trim(), row.TargetPlanId, new QuotaPlanRow.CopiedFrom(row.Id, row.Name, row.Revision)),
            Row(act, 1, $"Copied from {row.Name}, revision {row.Revision}") with { State = $"{ApprovalState.Draft}", Content = row.Content }, cancellation);
        return await GetAsync(id, caller, cancellation);
    }

    /// <summary>What seats and rules would come to; nothing is stored.</summary>
    public Task<Outcome<QuotaEvaluation>> PreviewAsync(PreviewRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        return TryAsync(request.TargetPlanId, request.Content, 0, caller, cancellation);
    }

    public async Task<Outcome<Nothing>> DeleteAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.DefineTargets);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (Enum.Parse<ApprovalState>(row.State) is var state and (ApprovalState.Approved or ApprovalState.Running))
        {
            return QuotaPlanRefusals.Frozen(state);
        }

        if (row.ApprovedRevision is { } approved)
        {
            return QuotaPlanRefusals.WasApproved(approved);
        }

        return await store.DeleteAsync(acts.Of(caller), row, cancellation) ? Nothing.Instance : QuotaPlanRefusals.NotFound(plan);
    }

    public async Task<Outcome<Page<Edit>>> HistoryAsync(Guid plan, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        caller.Demand(Right.ViewPlans);
        var before = int.MaxValue;
        if (page.Cursor is { } cursor && !int.TryParse(cursor, out before))
        {
            return RequestRefusals.Cursor(cursor);
        }

        if (await quotas.FindAsync(plan, caller, cancellation) is null)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var edits = await store.ReadPageAsync(caller.Workspace, plan, (before, page.Size() + 1), cancellation);
        return Page<Edit>.Of([.. edits.Select(edit => new Edit(
            edit.Revision, edit.AuthorName, edit.At, TargetReading.IsLimited(caller) ? null : edit.Reason, edit.Summary, edit.State))], page.Size(), edit => $"{edit.Revision}");
    }

    private async Task<Outcome<QuotaEvaluation>> TryAsync(Guid targetPlan, QuotaContent content, int revision, Caller caller, CancellationToken cancellation)
    {
        var seated = content.Seats.Where(seat => seat.MemberId is not null).ToList();
        var members = await people.MembersAsync(caller.Workspace, [.. seated.Select(seat => seat.MemberId!.Value).Distinct()], cancellation);
        return seated.Find(seat => !members.Contains(seat.MemberId!.Value)) is { } stranger
            ? QuotaPlanRefusals.BadSeat(stranger.Key, $"is held by {stranger.MemberId}, who is no member of the workspace")
            : await quotas.WorkAsync(targetPlan, content, revision, caller, cancellation);
    }

    internal static QuotaEditRow Row(Storage.Alignments.AlignmentTrail.Act act, int revision, string summary, string? reason = null) => new()
    {
        Revision = revision,
        Id = Guid.CreateVersion7(act.At),
        AuthorId = act.User.Value,
        AuthorName = act.UserName,
        At = act.At,
        Summary = summary,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    internal async Task<Refusal> ChangedAsync(Guid plan, Caller caller, CancellationToken cancellation) =>
        await quotas.FindAsync(plan, caller, cancellation) is { } row ? QuotaPlanRefusals.ChangedMeanwhile(row.ChangedBy, row.Revision) : QuotaPlanRefusals.NotFound(plan);
}
