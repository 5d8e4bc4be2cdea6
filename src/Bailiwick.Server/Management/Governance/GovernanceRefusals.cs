using Bailiwick.Core;

namespace Bailiwick.Server.Management.Governance;

/// <summary>Every "no" of rights by subtree, requests, reviews and events.</summary>
internal static class GovernanceRefusals
{
    public static Refusal NotShown(string type) => new(
        "management.not-shown", $"Records of {type} are shown only to who sees the whole live model. Maybe ask a planner.", RefusalKind.Forbidden);

    public static Refusal OutsidePatch(string type) => new(
        "management.outside-patch", $"This change of a {type} is outside what was granted to you. Maybe propose it instead, or ask for a grant on the territory.", RefusalKind.Forbidden);

    public static Refusal BadSettings(Settings.Values values) => new(
        "management.bad-settings",
        $"{values.ManagerAccounts} accounts, {values.ManagerAmount:#,0}, {values.BalancePercent} %, {values.VacantDays} and {values.StaleDays} days, {values.RedesignTerritories} % and {values.RedesignUnassigned} % do not make sense. Maybe use numbers from 0, and per cents up to 100.");

    public static Refusal BadHealthHour(int hour) => new("management.bad-health-hour", $"{hour} is no hour of the day. Maybe a number from 0 to 23, in UTC.");

    public static Refusal BadBalanceField(string field) => new(
        "management.bad-balance-field", $"Account has no number \"{field}\" to balance by. Maybe AnnualRevenue, or nothing to count accounts.");

    public static Refusal NoReason() => new("management.no-reason", "Words are missing. Maybe say why, for who decides and for the history.");

    public static Refusal NothingProposed() => new("management.nothing-proposed", "A request proposes exactly one change of at least one account or person. Maybe send accounts, people or disqualified.");

    public static Refusal NoRequest(long number) => new("management.no-request", $"There is no request {number}. Maybe it is about territories that you do not see.", RefusalKind.NotFound);

    public static Refusal NotYours(long number) => new("management.not-your-request", $"Request {number} was proposed by somebody else. Maybe refuse it instead.", RefusalKind.Forbidden);

    public static Refusal OwnRequest(long number) => new("management.own-request", $"Request {number} is your own, and somebody else decides it. Maybe withdraw it.", RefusalKind.Forbidden);

    public static Refusal NeedsOperations(long number, (int Accounts, decimal Amount) size, Settings.Values rules) => new(
        "management.needs-operations",
        $"Request {number} is about {size.Accounts:#,0} accounts and {size.Amount:#,0} in open opportunities; a manager approves up to {rules.ManagerAccounts:#,0} and {rules.ManagerAmount:#,0}. Maybe ask operations.",
        RefusalKind.Forbidden);

    public static Refusal Decided(long number, Requests.RequestState state, string? by) => new(
        "management.request-decided", $"Request {number} is {$"{state}".ToLowerInvariant()} by {by} already. Maybe propose anew.", RefusalKind.Conflict);

    public static Refusal Stale(long number, string what) => new(
        "management.request-stale", $"Request {number} is stale: {what.TrimEnd('.')}. Maybe look at it as it is now, and propose anew.", RefusalKind.Conflict);

    public static Refusal NotThere(string account, string territory) => new(
        "management.account-not-there", $"Account \"{account}\" is not in \"{territory}\". Maybe it was moved meanwhile.", RefusalKind.Conflict);

    public static Refusal ThereAlready(string account, string territory) => new(
        "management.account-there-already", $"Account \"{account}\" is in \"{territory}\" already. Maybe choose another territory.", RefusalKind.Conflict);

    public static Refusal BadQuarter(string quarter) => new("management.bad-quarter", $"\"{quarter}\" is no quarter. Maybe write 2026-Q4.");

    public static Refusal NoReview(string quarter) => new("management.no-review", $"Quarter {quarter} has no review. Maybe open it first.", RefusalKind.NotFound);

    public static Refusal NoItem(string quarter, int place) => new("management.no-review-item", $"The review of {quarter} has no item {place}. Maybe read it again.", RefusalKind.NotFound);

    public static Refusal NoFix(string code) => new(
        "management.no-fix", $"There is no repair \"{code}\". Maybe run-rules, choose-managers or remove-unattached-rules.", RefusalKind.NotFound);
}
