using Bailiwick.Core;
using Bailiwick.Core.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Every "no" of quota plans that the pure engine does not say itself.</summary>
public static class QuotaPlanRefusals
{
    public static Refusal NotFound(Guid plan) => new(
        "quota.plan-not-found", $"There is no quota plan {plan} in this workspace for you. Maybe it was deleted, or is not approved yet.", RefusalKind.NotFound);

    public static Refusal BadSeat(string key, string why) => new(
        "quota.bad-seat", $"The seat \"{key}\" {why}. Maybe correct it in the list of seats.")
    {
        Details = new Dictionary<string, object?> { ["seat"] = key },
    };

    public static Refusal Frozen(ApprovalState state) => new(
        "quota.plan-frozen", $"The plan is {state}, so its seats and rules do not change. Maybe recall it, or change a running plan from a day on.", RefusalKind.Conflict);

    public static Refusal NotRunning(ApprovalState state) => new(
        "quota.not-running", $"The plan is {state}; dated changes are for running plans. Maybe start it first.", RefusalKind.Conflict);

    public static Refusal ChangedMeanwhile(string author, int revision) => new(
        "quota.changed-meanwhile", $"{author} changed the plan meanwhile (revision {revision}). Maybe read it again and enter yours there.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["author"] = author, ["revision"] = revision },
    };

    public static Refusal Approver(string seat, decimal? percent, string approver) => new(
        "quota.approver", $"The quota of {seat} changes by {(percent is { } size ? $"{size:0.##} %" : "everything")} against the last approved one, which {approver} approves. Maybe ask there.", RefusalKind.Forbidden)
    {
        Details = new Dictionary<string, object?> { ["seat"] = seat, ["approver"] = approver },
    };

    public static Refusal BadApprover(string approver) => new(
        "quota.bad-approver", $"\"{approver}\" is no role that approves. Maybe planner or administrator.");
}
