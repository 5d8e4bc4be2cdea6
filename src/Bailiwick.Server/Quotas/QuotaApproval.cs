using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Submits, recalls, returns, approves and starts quota plans. What is approved is kept as it was shown and never changes.</summary>
public sealed class QuotaApproval(QuotaStore store, QuotaPlans plans, QuotaReading quotas, TargetActs acts)
{
    [SchemaName("StepQuotaPlan")]
    public sealed record StepRequest(int ExpectedRevision, ApprovalStep Step, string? Comment = null);

    public async Task<Outcome<QuotaPlan>> StepAsync(Guid plan, StepRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        var next = ApprovalFlow.After(Enum.Parse<ApprovalState>(row.State), request.Step);
        if (!next.IsDone)
        {
            return next.Refusal;
        }

        if (request.Step == ApprovalStep.Return && string.IsNullOrWhiteSpace(request.Comment))
        {
            return QuotaPlanRefusals.NoComment("The return");
        }

        if (row.Revision != request.ExpectedRevision)
        {
            return QuotaPlanRefusals.ChangedMeanwhile(row.ChangedBy, row.Revision);
        }

        var approved = default(string);
        if (request.Step == ApprovalStep.Approve)
        {
            var made = await ApprovedAsync(row, caller, cancellation);
            if (!made.IsDone)
            {
                return made.Refusal;
            }

            approved = made.Value;
        }

        var act = acts.Of(caller);
        var edit = QuotaPlans.Row(act, row.Revision + 1, $"{request.Step}", request.Comment) with { State = $"{next.Value}", Approved = approved };
        return await store.AppendAsync(act, row, edit, cancellation) ? await plans.GetAsync(plan, caller, cancellation) : await plans.ChangedAsync(plan, caller, cancellation);
    }

    // By size against the last approved figure, so that small steps accumulate.
    private async Task<Outcome<string>> ApprovedAsync(QuotaPlanRow row, Caller caller, CancellationToken cancellation)
    {
        var content = QuotaReading.ContentOf(row);
        var made = await quotas.WorkAsync(row.TargetPlanId, content, row.Revision, caller, cancellation);
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var limits = new ApprovalBySize([.. content.Limits ?? []]);
        var before = row.Approved is { } last
            ? JsonSerializer.Deserialize<QuotaEvaluation>(last, WireJson.Options)!.Seats.ToDictionary(seat => seat.Key, seat => seat.Quota, StringComparer.Ordinal)
            : [];
        foreach (var seat in limits.Limits.IsEmpty ? [] : made.Value.Seats)
        {
            var (approver, percent) = limits.For(before.GetValueOrDefault(seat.Key), seat.Quota);
            var needed = approver is null ? Role.Administrator : SeatRules.RoleOf(limits.Limits.First(limit => limit.Approver == approver))!.Value;
            if (seat.Quota != before.GetValueOrDefault(seat.Key) && caller.Role < needed)
            {
                return QuotaPlanRefusals.Approver(seat.Name, percent, needed.ToString().ToLowerInvariant());
            }
        }

        return JsonSerializer.Serialize(made.Value, WireJson.Options);
    }
}
