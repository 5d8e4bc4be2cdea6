using Bailiwick.Core;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Every "no" of account events, floods, teams and splits.</summary>
internal static class AccountRefusals
{
    public static Refusal NoAccounts() => new("account.none-chosen", "No account was chosen. Maybe select some, or give their numbers.");

    public static Refusal TooMany(int count, int most) => new(
        "account.too-many", $"{count:#,0} accounts were chosen; one act takes {most:#,0}. Maybe divide them.", RefusalKind.TooLarge);

    public static Refusal UnknownNumbers(IReadOnlyList<string> numbers) => new(
        "account.unknown-number", $"{numbers.Count:#,0} account numbers are not known: {string.Join(", ", numbers.Take(5))}{(numbers.Count > 5 ? ", ..." : "")}. Maybe import these accounts first.", RefusalKind.NotFound)
    { Details = new Dictionary<string, object?> { ["numbers"] = numbers.Take(100).ToList() } };

    public static Refusal NoReason() => new("account.no-reason", "No reason was given. Maybe write in a few words why, for whoever reads the history.");

    public static Refusal ReasonTooLong(int length) => new("account.reason-too-long", $"The reason has {length} characters; 255 are kept with the account. Maybe shorten it.");

    public static Refusal Disqualified(string account, string? reason) => new(
        "account.disqualified", $"Account \"{account}\" is disqualified ({reason}) and may not enter a territory. Maybe requalify it first.", RefusalKind.Conflict);

    public static Refusal MergeWithItself(string account) => new(
        "account.merge-with-itself", $"Account \"{account}\" is both kept and merged away. Maybe take it out of the accounts that go.");

    public static Refusal NoParts(string account) => new("account.no-parts", $"Account \"{account}\" was split into no part. Maybe name at least one new account.");

    public static Refusal NotOfAccount(string type, string id, string account) => new(
        "account.not-its-own", $"{type} \"{id}\" does not belong to \"{account}\" and cannot go to a part of it. Maybe choose among its own.");

    public static Refusal TwoParts(string type, string id) => new("account.in-two-parts", $"{type} \"{id}\" was given to two parts. Maybe leave it to one.");

    public static Refusal NoFloodSource() => new("flood.no-source", "No new accounts were given. Maybe name a dataset, list accounts, or give the day from which accounts count as new.");

    public static Refusal NothingNew() => new("flood.nothing-new", "None of the accounts is new. Maybe all were imported already: give the day from which accounts count as new.");

    public static Refusal NoNumber(int place, string? number) => new(
        "flood.bad-number", $"New account {place} has {(number is null ? "no AccountNumber" : $"the AccountNumber \"{number}\" of another one of the list")}. Maybe give each its own: the proposal knows it by that.");

    public static Refusal NumberTaken(string number, string name) => new(
        "flood.known-number", $"The AccountNumber \"{number}\" belongs to \"{name}\" already. Maybe take it off the list, or analyze by the day from which accounts count as new.", RefusalKind.Conflict);

    public static Refusal BadProblem(string faults) => new("flood.bad-problem", $"The accounts cannot be divided: {faults} Maybe correct their coordinates.");

    public static Refusal BadMeasure(string field) => new(
        "flood.bad-measure", $"Account has no number field \"{field}\" to balance by. Maybe AnnualRevenue, or nothing to count accounts.");

    public static Refusal FewTerritories(int count) => new(
        "flood.few-territories", $"The active model has {count} territories of the lowest level; a balance needs two. Maybe give it territories first.", RefusalKind.Conflict);

    public static Refusal FloodNotFound(Guid id) => new("flood.not-found", $"There is no flood analysis {id}. Maybe it is of another workspace.", RefusalKind.NotFound);

    public static Refusal FloodTaken(long act) => new("flood.accepted-already", $"This proposal was accepted in act {act}. Maybe take that act back, or analyze again.", RefusalKind.Conflict);

    public static Refusal FloodStale(string account, string now) => new(
        "flood.changed-meanwhile", $"Account \"{account}\" is in {now} now, not where the analysis found it. Maybe analyze again.", RefusalKind.Conflict);

    public static Refusal FloodMissed(string account, string wanted, string now) => new(
        "flood.not-reached", $"Account \"{account}\" would be in {now} and not in {wanted}: other rules decide too. Maybe sharpen them, then analyze again.", RefusalKind.Conflict);

    public static Refusal NoPlaces(int accounts) => new(
        "flood.no-places", $"None of {accounts:#,0} accounts has a latitude and longitude, so nothing can be moved by nearness. Maybe import them with their places.");

    public static Refusal BadShare(double share) => new("flood.bad-share", $"The share that may move is {share}; it is between 0 and 1. Maybe 0.05.");

    public static Refusal BadTolerance(double tolerance) => new("flood.bad-tolerance", $"The tolerance is {tolerance}; it is above 0 and up to 1. Maybe 0.1.");

    public static Refusal SplitTotal(string opportunity, string type, decimal total, string shares) => new(
        "split.total", $"The splits \"{type}\" of opportunity \"{opportunity}\" total {total:0.##} %, not 100 %: {shares}. Maybe {(total < 100 ? $"give the missing {100 - total:0.##} % to somebody" : $"take {total - 100:0.##} % off")}.")
    { Details = new Dictionary<string, object?> { ["opportunity"] = opportunity, ["splitType"] = type, ["total"] = total } };

    public static Refusal SplitShare(string opportunity, string owner, decimal share, int most) => new(
        "split.share", $"The split of {owner} on opportunity \"{opportunity}\" is {share:0.##} %; 0 to {most} % are possible. Maybe correct it.");

    public static Refusal SplitTwice(string opportunity, string owner, string type) => new(
        "split.owner-twice", $"{owner} has two splits \"{type}\" on opportunity \"{opportunity}\". Maybe add them up into one.");

    public static Refusal NoColumns() => new("owner-import.no-columns", "No column was chosen. Maybe name the fields that hold the AE, BDR or CSM of an account.");

    public static Refusal UnknownPeople(int rows, IReadOnlyList<string> words) => new(
        "owner-import.unknown-people",
        $"{rows:#,0} cells name nobody, or more than one person: {string.Join(", ", words.Take(5))}{(words.Count > 5 ? ", ..." : "")}. Maybe add these users, correct the cells, or choose to leave such cells out.", RefusalKind.Conflict)
    { Details = new Dictionary<string, object?> { ["words"] = words.Take(100).ToList() } };

    public static Refusal UnknownAccounts(int rows, IReadOnlyList<string> keys) => new(
        "owner-import.unknown-accounts",
        $"{rows:#,0} rows of the dataset name no live account: {string.Join(", ", keys.Take(5))}{(keys.Count > 5 ? ", ..." : "")}. Maybe import the accounts first, or choose to leave such rows out.", RefusalKind.Conflict);

    public static Refusal NoTerritoryColumn(string column) => new(
        "owner-import.no-territory-column", $"The territories are to be made of column \"{column}\", and it is not among the columns. Maybe add it to them.");
}
