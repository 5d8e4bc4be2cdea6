using System.Globalization;

namespace Bailiwick.Core.Targets;

/// <summary>Every "no" of the allocator, in one place.</summary>
public static class TargetRefusals
{
    private const int NamesShown = 5;

    /// <summary>A unit of rounding that is not above 0.</summary>
    public static Refusal BadUnit(decimal unit) => new(
        "target.bad-unit", $"The unit of rounding is {Text(unit)}; it is above 0. Maybe 0.01 for cents or 1000 for thousands.");

    /// <summary>An amount beyond what is calculated with.</summary>
    public static Refusal TooLarge(string what, decimal amount) => new(
        "target.too-large", $"{what} is {Text(amount)}; amounts are between -{Text(TargetLimits.LargestAmount)} and {Text(TargetLimits.LargestAmount)}. Maybe plan in thousands.");

    /// <summary>Nothing to share among.</summary>
    public static Refusal BlankKey(int place) => new(
        "target.blank-key", $"Account {place} of the list has no key. Maybe fill it: the key tells the accounts apart.");

    /// <summary>A key that stands twice.</summary>
    public static Refusal DuplicateKey(string key, string what) => new(
        "target.duplicate-key", $"The {what} \"{key}\" stands more than once. Maybe keep one of them.")
    {
        Details = Detail("key", key),
    };

    /// <summary>A key that nothing has.</summary>
    public static Refusal UnknownKey(string key, string what) => new(
        "target.unknown-key", $"There is no {what} \"{key}\". Maybe it is written differently, or is not part of the plan.", RefusalKind.NotFound)
    {
        Details = Detail("key", key),
    };

    /// <summary>A weight below 0.</summary>
    public static Refusal NegativeWeight(string key, decimal weight) => new(
        "target.negative-weight", $"The weight of \"{key}\" is {Text(weight)}; a weight is at least 0. Maybe leave it empty, or clean the field.")
    {
        Details = Detail("key", key),
    };

    /// <summary>A floor or cap below 0, or a floor above its cap.</summary>
    public static Refusal BadBounds(string key, decimal? floor, decimal? cap) => new(
        "target.bad-bounds",
        $"\"{key}\" has the floor {Text(floor)} and the cap {Text(cap)}; both are at least 0 and the floor is not above the cap. Maybe exchange them.")
    {
        Details = Detail("key", key),
    };

    /// <summary>No whole unit lies between a floor and a cap.</summary>
    public static Refusal BoundsBelowUnit(string key, (decimal Floor, decimal Cap) bounds, decimal unit) => new(
        "target.bounds-below-unit",
        $"No multiple of {Text(unit)} lies between the floor {Text(bounds.Floor)} and the cap {Text(bounds.Cap)} of \"{key}\". Maybe use a smaller unit.")
    {
        Details = Detail("key", key),
    };

    /// <summary>Floors that the pool cannot pay.</summary>
    public static Refusal FloorsAbovePool(decimal floors, decimal pool) => new(
        "target.floors-above-pool",
        $"The floors add up to {Text(floors)} but only {Text(pool)} is to be shared: {Text(floors - pool)} is missing. Maybe lower some floors or raise the total.")
    {
        Details = new Dictionary<string, object?> { ["floors"] = floors, ["pool"] = pool, ["missing"] = floors - pool },
    };

    /// <summary>Caps that cannot take the pool.</summary>
    public static Refusal CapsBelowPool(decimal caps, decimal pool) => new(
        "target.caps-below-pool",
        $"At most {Text(caps)} can be placed under the caps but {Text(pool)} is to be shared: {Text(pool - caps)} is too much. "
        + "Maybe raise some caps or give weights to more accounts.")
    {
        Details = new Dictionary<string, object?> { ["caps"] = caps, ["pool"] = pool, ["over"] = pool - caps },
    };

    /// <summary>The bucketed method without buckets, or a bucket inside a bucket.</summary>
    public static Refusal BadBucket(string why) => new(
        "target.bad-bucket", $"{why} Maybe give each bucket a key, a size of at least 0, and the method even or weighted.");

    /// <summary>Bucket percents that are not 100.</summary>
    public static Refusal BucketPercents(decimal sum) => new(
        "target.bucket-percents",
        $"The percents of the buckets add up to {Text(sum)}, {Text(Math.Abs(sum - 100))} too {(sum > 100 ? "much" : "little")}. Maybe correct them to 100, or give weights instead.")
    {
        Details = new Dictionary<string, object?> { ["sum"] = sum },
    };

    /// <summary>Bucket amounts that are not the total.</summary>
    public static Refusal BucketAmounts(decimal sum, decimal total) => new(
        "target.bucket-amounts",
        $"The amounts of the buckets add up to {Text(sum)} and the total is {Text(total)}: {Text(Math.Abs(sum - total))} too {(sum > total ? "much" : "little")}. Maybe correct one of them.")
    {
        Details = new Dictionary<string, object?> { ["sum"] = sum, ["total"] = total },
    };

    /// <summary>Eligible accounts that name no bucket of the plan.</summary>
    public static Refusal NoBucket(IReadOnlyList<AllocationAccount> accounts) => new(
        "target.no-bucket",
        $"{Count(accounts.Count, "eligible account")} in no bucket of the plan: {Names([.. accounts.Select(one => $"{one.Key} ({one.Bucket ?? "none"})")])}. "
        + "Maybe add the bucket, or make the accounts ineligible.")
    {
        Details = new Dictionary<string, object?> { ["count"] = accounts.Count, ["keys"] = accounts.Take(1000).Select(one => one.Key).ToArray() },
    };

    /// <summary>A field to blend that counts nothing.</summary>
    public static Refusal BadField(string field, string why) => new(
        "target.bad-field", $"The field \"{field}\" {why}. Maybe leave it out of the blend.");

    /// <summary>Percents of shared accounts that are not 100.</summary>
    public static Refusal SplitPercents(string key, decimal sum) => new(
        "target.split-percents", $"The splits of \"{key}\" add up to {Text(sum)} %, not 100 %. Maybe correct them; an overlay is marked as one and is not part of the 100.")
    {
        Details = Detail("key", key),
    };

    /// <summary>An over-assignment below -100 %.</summary>
    public static Refusal BadUplift(decimal percent) => new(
        "target.bad-uplift", $"An over-assignment of {Text(percent)} % would hand down less than nothing. Maybe give a percent above -100.");

    /// <summary>A tree that is none.</summary>
    public static Refusal BadTree(string key, string why) => new(
        "target.bad-tree", $"\"{key}\" {why}. Maybe correct its parent: there is one top, and every other node has a parent in the list.")
    {
        Details = Detail("key", key),
    };

    /// <summary>A confidence or variance that says nothing.</summary>
    public static Refusal BadConfidence(string key, decimal value) => new(
        "target.bad-confidence", $"The confidence of \"{key}\" is {Text(value)}; it is above 0 and at most {Text(TargetLimits.LargestConfidence)}. Maybe lock the node if its number is certain.")
    {
        Details = Detail("key", key),
    };

    /// <summary>A node without any number.</summary>
    public static Refusal NoNumber(string key) => new(
        "target.no-number", $"\"{key}\" has neither a top-down nor a bottom-up number, nor does anything below it. Maybe enter 0 if there is no potential.")
    {
        Details = Detail("key", key),
    };

    /// <summary>Locked nodes that contradict each other.</summary>
    public static Refusal LocksDisagree(string key, decimal locked, decimal below) => new(
        "target.locks-disagree",
        $"\"{key}\" is locked at {Text(locked)} but everything below it is locked at {Text(below)}: {Text(Math.Abs(locked - below))} apart. Maybe unlock one of them.",
        RefusalKind.Conflict)
    {
        Details = Detail("key", key),
    };

    /// <summary>Reconciliation that would go below zero.</summary>
    public static Refusal WouldBeNegative(string key, decimal value) => new(
        "target.would-be-negative", $"The reconciled number of \"{key}\" would be {Text(value)}. Maybe let it stop at zero, or raise the number above it.")
    {
        Details = Detail("key", key),
    };

    /// <summary>Two margins that are not of one total.</summary>
    public static Refusal MarginsDiffer(decimal rows, decimal columns) => new(
        "target.margins-differ", $"The rows add up to {Text(rows)} and the columns to {Text(columns)}: {Text(Math.Abs(rows - columns))} apart. Maybe correct one of the totals.");

    /// <summary>Two margins that no table with the seed's zeros has.</summary>
    public static Refusal MarginsUnreachable(string which) => new(
        "target.margins-unreachable", $"No table with the zeros of the seed has these margins: {which}. Maybe give the zero cells a small value.");

    /// <summary>A table whose parts do not fit each other.</summary>
    public static Refusal BadTable(string why) => new("target.bad-table", $"{why} Maybe give one row for each row total and one cell for each column total.");

    /// <summary>An amount in another currency than the plan's.</summary>
    public static Refusal MixedCurrencies(string key, string currency, string plan) => new(
        "target.mixed-currencies", $"\"{key}\" is in {currency} and the plan in {plan}. Maybe convert it at the plan's rate first.")
    {
        Details = Detail("key", key),
    };

    /// <summary>An attribute condition that cannot be judged.</summary>
    public static Refusal BadCondition(string field, string why) => new(
        "target.bad-condition", $"The condition on \"{field}\" {why}. Maybe compare numbers with numbers and text with text.");

    internal static string Text(decimal? value) => value is { } number ? number.ToString("#,0.############################", CultureInfo.InvariantCulture) : "none";

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");

    private static string Count(int count, string what) => $"{count:#,0} {what}{(count == 1 ? " is" : "s are")}";

    private static Dictionary<string, object?> Detail(string name, object? value) => new() { [name] = value };
}
