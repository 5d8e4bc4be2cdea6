using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>Every "no" of target plans that the allocator does not say itself.</summary>
public static class TargetPlanRefusals
{
    public static Refusal NotFound(Guid plan) => new(
        "target.plan-not-found", $"There is no target plan {plan} in this workspace for you. Maybe it was deleted, or is not published yet.", RefusalKind.NotFound);

    public static Refusal InUse(string name) => new(
        "target.in-use", $"Quotas stand on \"{name}\". Maybe delete the quota plan first.", RefusalKind.Conflict);

    public static Refusal BadName(int length) => new(
        "target.bad-name", $"A target plan's name has 1 to {PlanNames.LongestName} characters and is not blank; this one has {length}. Maybe give another.");

    public static Refusal BadDescription(int length) => new(
        "target.bad-description", $"A description has at most {PlanNames.LongestDescription} characters, this one has {length}. Maybe shorten it.");

    public static Refusal BadCurrency(string currency) => new(
        "target.bad-currency", $"\"{currency}\" is not a currency of three capital letters. Maybe USD or EUR.");

    public static Refusal OneTotal(bool none) => new(
        "target.one-total", $"The plan has {(none ? "neither a total nor" : "both a total and")} totals of areas; it has one of the two. Maybe {(none ? "give the total" : "leave the total out")}.");

    public static Refusal UnknownArea(int area) => new(
        "target.unknown-area", $"The alignment has no area {area}. Maybe it was removed meanwhile.", RefusalKind.NotFound)
    {
        Details = Detail("area", area),
    };

    public static Refusal MixedLevels(int area, int level, int first) => new(
        "target.mixed-levels", $"Area {area} is on level {level} and the first one on level {first}; totals are given for areas of one level. Maybe give them for the higher one.");

    public static Refusal NotLowest(string account, int area) => new(
        "target.not-lowest", $"Account \"{account}\" is to count in area {area}, which is not on the lowest level. Maybe name the territory below it.");

    public static Refusal NotNumeric(string column) => new(
        "target.not-numeric", $"The column \"{column}\" holds no numbers. Maybe take a number or currency column.");

    public static Refusal BadShare(decimal share) => new(
        "target.bad-share", $"The majority share is {Text(share)}; it is above 0 and at most 1. Maybe 0.8.");

    public static Refusal BadBand(decimal percent) => new(
        "target.bad-band", $"The band is {Text(percent)} %; it is 0 or more. Maybe 10.");

    public static Refusal BadTiers() => new(
        "target.bad-tiers", "Tiers are a count from 1 to 1000, or limits that fall, and not both. Maybe give the count alone.");

    public static Refusal NothingToTakeBack(string kind) => new(
        "target.nothing-to-take-back", $"There is nothing of yours to {kind} in this plan. Maybe somebody else made the change you see; the history tells.", RefusalKind.Conflict);

    public static Refusal ChangedSince(string account, Storage.Targets.TargetField field, string author) => new(
        "target.changed-since", $"{author} has changed {char.ToLowerInvariant($"{field}"[0])}{$"{field}"[1..]} of account \"{account}\" since, so your act cannot be taken back as a whole. Maybe enter the number anew.", RefusalKind.Conflict)
    {
        Details = Detail("account", account),
    };

    public static Refusal BadProducts(string why) => new(
        "target.bad-products", $"{why} Maybe correct the products in the settings.");

    public static Refusal NoProducts() => new(
        "target.no-products", "The plan's settings name no products, so there is no table of areas by products. Maybe add products with percents that add up to 100.", RefusalKind.NotFound);

    public static Refusal BadPeriods(int periods, int days) => new(
        "target.bad-periods", $"The calendar has {periods} periods of {days} days in all; a year written out has 1 to 60 periods and 350 to 380 days. Maybe correct their dates.");

    public static Refusal Stands(TargetPlanState state) => new(
        "target.plan-stands", $"The plan is {state.ToString().ToLowerInvariant()}, so nothing in it changes. Maybe take it back to draft first.", RefusalKind.Conflict)
    {
        Details = Detail("state", state),
    };

    public static Refusal BadStep(TargetPlanState from, TargetPlanState to) => new(
        "target.bad-step", $"A plan does not go from {from.ToString().ToLowerInvariant()} to {to.ToString().ToLowerInvariant()}. Maybe take it back to draft first.", RefusalKind.Conflict);

    public static Refusal UnknownRevision(int seen, int present) => new(
        "target.unknown-revision", $"Revision {seen} is not one of this plan; it is at {present}. Maybe read it again.");

    public static Refusal Busy() => new(
        "target.busy", "Others were faster many times in a row. Maybe try again in a moment.", RefusalKind.Conflict);

    public static Refusal SettingsChanged(TargetEdit other) => new(
        "target.settings-changed", $"{other.Author} changed the settings meanwhile (revision {other.Revision}). Maybe look at them and save again.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["author"] = other.Author, ["revision"] = other.Revision },
    };

    public static Refusal NothingEntered() => new("target.nothing-entered", "Nothing was entered. Maybe give at least one cell.");

    public static Refusal TooManyCells(int count) => new(
        "target.too-many-cells", $"{count:#,0} cells came at once; {EnterTargets.MostCells:#,0} are taken. Maybe import a file.");

    public static Refusal UnknownAccount(int row, string account) => Cell(
        "target.unknown-account", row, "account", account, $"Row {row}: there is no account \"{account}\" in the plan. Maybe it is written differently.", RefusalKind.NotFound);

    public static Refusal CellTwice(int row, string account, TargetCellField field) => Cell(
        "target.cell-twice", row, Name(field), account, $"Row {row}: {Words(field)} of \"{account}\" stands a second time. Maybe keep one of them.");

    public static Refusal BadAmount(int row, TargetCellField field, string value, string why) => Cell(
        "target.bad-amount", row, Name(field), value, $"Row {row}, column {Words(field)}: {value} {why}. Maybe correct it.");

    public static Refusal NoReason(int row, string account, decimal amount) => Cell(
        "target.no-reason", row, "override", Text(amount), $"Row {row}: the override {Text(amount)} of \"{account}\" has no reason. Maybe say in a few words why.");

    public static Refusal LongText(int row, TargetCellField field, int length) => Cell(
        "target.long-text", row, Name(field), null, $"Row {row}, column {Words(field)}: the text has {length:#,0} characters; 1,000 are taken. Maybe shorten it.");

    public static Refusal NotEligible(int row, string account, TargetCellField field) => Cell(
        "target.not-eligible", row, Name(field), account, $"Row {row}: \"{account}\" is not in the plan, so {Words(field)} counts for nothing. Maybe widen the plan's conditions.");

    public static Refusal NotYours(int row, string account) => Cell(
        "target.not-yours", row, "account", account, $"Row {row}: you do not answer for \"{account}\". Maybe ask operations who does.", RefusalKind.Forbidden);

    public static Refusal OperationsOnly(int row, TargetCellField field) => Cell(
        "target.operations-only", row, Name(field), null, $"Row {row}: {Words(field)} is for operations. Maybe leave a comment.", RefusalKind.Forbidden);

    public static Refusal NotAsked(int row, string account) => Cell(
        "target.not-asked", row, "account", account, $"Row {row}: nobody asks for numbers of \"{account}\" now: its branch has no open request. Maybe ask operations to open it.", RefusalKind.Conflict);

    public static Refusal ChangedMeanwhile(int row, string account, TargetCellField field, TargetEntered other) => Cell(
        "target.changed-meanwhile", row, Name(field), account,
        $"Row {row}: {other.Author} changed {Words(field)} of \"{account}\" meanwhile (revision {other.Revision}). Maybe look at it and enter yours again.", RefusalKind.Conflict) with
    {
        Details = new Dictionary<string, object?> { ["row"] = row, ["column"] = Name(field), ["account"] = account, ["author"] = other.Author, ["revision"] = other.Revision },
    };

    public static Refusal OtherDataset(Guid alignment) => new(
        "target.other-dataset", $"Alignment {alignment} is made of other records than the plan. Maybe take one of the same dataset.");

    public static Refusal BadWindow(int offset, int limit) => new(
        "target.window", $"Accounts {offset} to {(long)offset + limit} cannot be shown: offset is at least 0 and limit 1 to {ListTargetAccounts.Most}. Maybe read less at a time.");

    public static Refusal UnknownColumn(string column) => new(
        "target.unknown-column", $"There is no column of numbers \"{column}\". Maybe one of {string.Join(", ", ReadTargetColumn.Names)}.", RefusalKind.NotFound);

    public static Refusal NoMember() => new(
        "target.no-member", "Somebody named is no member of this workspace. Maybe add the person first.");

    public static Refusal NoRequest(int area) => new(
        "target.no-request", $"There is no request to branch {area} for you. Maybe ask operations.", RefusalKind.NotFound);

    public static Refusal BadRequestStep(int area, string to, IReadOnlyList<string> from) => new(
        "target.bad-request-step",
        $"Branch {area} has no request that is {string.Join(" or ", from)}, so it cannot become {to}. Maybe somebody was faster: read the requests again.", RefusalKind.Conflict);

    public static Refusal LongNote(int length) => new(
        "target.long-note", $"A note has at most 1,000 characters, this one has {length:#,0}. Maybe shorten it.");

    public static Refusal NotCollecting(TargetPlanState state) => new(
        "target.not-collecting", $"The plan is {state.ToString().ToLowerInvariant()}, so nobody is asked. Maybe bring it to collecting first.", RefusalKind.Conflict);

    public static Refusal PastDue(DateOnly due, DateOnly today) => new(
        "target.past-due", $"The due date {due:yyyy-MM-dd} is before today, {today:yyyy-MM-dd}. Maybe give a later day.");

    public static Refusal WholePlan() => new(
        "target.whole-plan", "This is about the whole plan, and you see your branch only. Maybe ask operations.", RefusalKind.Forbidden);

    public static Refusal Undecided(string name, decimal topDown, decimal? bottomUp) => new(
        "target.undecided", $"\"{name}\" has {Text(topDown)} from above and {Text(bottomUp)} from the field, and nobody decided. Maybe scale, or weigh them by confidence.", RefusalKind.Conflict);

    public static Refusal AccountsOutside(int accounts) => new(
        "target.accounts-outside", $"{accounts:#,0} accounts are in no area, so areas' totals would leave them out. Maybe assign them on the map first.", RefusalKind.Conflict);

    public static Refusal OtherAlignment(Guid plan) => new(
        "target.other-alignment", $"Target plan {plan} belongs to another alignment. Maybe name one of this alignment.");

    public static Refusal NoColumn(string column) => new(
        "target.no-column", $"The file has no column \"{column}\". Maybe export the plan and change that file.");

    public static Refusal BadRevisionCell(int row, string value) => Cell(
        "target.bad-revision-cell", row, "revision", value, $"Row {row}, column revision: \"{value}\" is no revision of this plan. Maybe leave that column as it was exported.");

    public static Refusal FileTooLarge(long most) => new(
        "target.file-too-large", $"The file is larger than {most >> 20} MiB. Maybe leave out the rows that do not change.", RefusalKind.TooLarge);

    internal static string Text(decimal? value) => value is { } number ? number.ToString("#,0.############################", CultureInfo.InvariantCulture) : "nothing";

    internal static string Words(TargetCellField field) => field switch
    {
        TargetCellField.BottomUp => "bottom-up",
        TargetCellField.Unlock => "lock",
        _ => field.ToString().ToLowerInvariant(),
    };

    private static string Name(TargetCellField field) => field == TargetCellField.BottomUp ? "bottomUp" : Words(field);

    private static Refusal Cell(string code, int row, string column, string? value, string message, RefusalKind kind = RefusalKind.Invalid) => new(code, message, kind)
    {
        Details = new Dictionary<string, object?> { ["row"] = row, ["column"] = column, ["value"] = value },
    };

    private static Dictionary<string, object?> Detail(string name, object? value) => new() { [name] = value };
}
