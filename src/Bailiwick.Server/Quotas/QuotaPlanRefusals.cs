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

    public static Refusal BadHistory(string why) => new(
        "quota.bad-history", $"{why} Maybe name the dataset with one column for each period.");

    public static Refusal BadLevel(int level, int levels) => new(
        "quota.bad-level", $"Over-assignment of level {level}: the alignment has levels 1 to {levels}, each once. Maybe leave it out.")
    {
        Details = new Dictionary<string, object?> { ["level"] = level, ["levels"] = levels },
    };

    public static Refusal LongText(int length, int most) => new(
        "quota.long-text", $"The text has {length:#,0} characters and {most:#,0} is the most. Maybe shorten it.");

    public static Refusal UnknownSeat(string seat) => new(
        "quota.unknown-seat", $"The plan has no seat \"{seat}\" for you. Maybe read the plan again.", RefusalKind.NotFound)
    {
        Details = new Dictionary<string, object?> { ["seat"] = seat },
    };

    public static Refusal NotYourSeat(string seat) => new(
        "quota.not-your-seat", $"The seat \"{seat}\" is held by somebody else, who answers for it. Maybe name the member in the seat.", RefusalKind.Forbidden)
    {
        Details = new Dictionary<string, object?> { ["seat"] = seat },
    };

    public static Refusal NotApproved(ApprovalState state) => new(
        "quota.not-approved", $"The plan is {state}; letters and answers are for approved and running plans. Maybe approve it first.", RefusalKind.Conflict);

    public static Refusal NoComment(string what) => new(
        "quota.no-comment", $"{what} has no comment, so nobody knows why. Maybe say what should change.");

    public static Refusal WasApproved(int revision) => new(
        "quota.was-approved", $"The plan was approved with revision {revision}, and what was approved stays. Maybe keep it as it is and work on a copy.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["revision"] = revision },
    };

    public static Refusal OtherCurrency(string currency, string other) => new(
        "quota.other-currency", $"One plan is in {currency} and the other in {other}, so their amounts have no difference. Maybe compare plans of one currency.");

    public static Refusal OtherYear(int periods, int other) => new(
        "quota.other-year", $"One plan has {periods} periods and the other {other}. Maybe compare plans of one calendar.");

    public static Refusal NotCarried(string account, string seat) => new(
        "quota.account-not-carried", $"The seat \"{seat}\" carries nothing of account \"{account}\". Maybe it moved already, or lies in another territory.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["account"] = account, ["seat"] = seat },
    };

    public static Refusal LaterChange(string seat, DateOnly from) => new(
        "quota.later-change", $"The quota of \"{seat}\" already changes from {from:yyyy-MM-dd}. Maybe let the account move on that day or later.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["seat"] = seat, ["from"] = from },
    };

    public static Refusal BadApprover(string approver) => new(
        "quota.bad-approver", $"\"{approver}\" is no role that approves. Maybe planner or administrator.");
}
