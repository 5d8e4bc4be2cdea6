namespace Bailiwick.Core.Management.Rules;

/// <summary>Every "no" of the rules, in one place.</summary>
public static class RuleRefusals
{
    /// <summary>A filter that cannot be read; the place counts characters from 1.</summary>
    public static Refusal BadFilter(string filter, int place, string why) => new(
        "rule.bad-filter", $"The filter \"{filter}\" cannot be read at character {place}: {why}. Maybe write it like 1 AND (2 OR 3).")
    {
        Details = new Dictionary<string, object?> { ["filter"] = filter, ["place"] = place },
    };

    /// <summary>Items that the filter leaves out.</summary>
    public static Refusal UnusedItem(string filter, int item, int items) => new(
        "rule.unused-item", $"The rule has {items} items and the filter \"{filter}\" does not use item {item}. Maybe remove the item.");

    /// <summary>A rule that says nothing.</summary>
    public static Refusal NoItems(string rule) => new("rule.no-items", $"Rule \"{rule}\" has no item and would match every account. Maybe add one.");

    /// <summary>A field that the accounts do not have.</summary>
    public static Refusal UnknownField(string field) => new(
        "rule.unknown-field", $"Accounts have no field \"{field}\". Maybe it is written differently, or is a custom field and ends in __c.");

    /// <summary>An operation that the field's type does not take.</summary>
    public static Refusal BadOperation(string field, string type, RuleOperation operation) => new(
        "rule.bad-operation", $"The field {field} is of type {type} and does not take {operation.WireName()}. Maybe compare it with equals or lessThan.");

    /// <summary>A value that cannot be read.</summary>
    public static Refusal BadValue(string field, string? value, string why) => new(
        "rule.bad-value", $"The value \"{value}\" for {field} {why}. Maybe correct it.");

    /// <summary>A set that nobody gave.</summary>
    public static Refusal UnknownSet(string name) => new("rule.unknown-set", $"There is no value set \"{name}\". Maybe import it first.");

    /// <summary>A part of the map that nobody gave.</summary>
    public static Refusal UnknownArea(string name, bool isOfUnits) => new(
        "rule.unknown-area", $"There is no value set \"{name}\" {(isOfUnits ? "with units of a boundary set" : "with a shape")}. Maybe draw or import it first.");

    /// <summary>A key that stands twice.</summary>
    public static Refusal DuplicateKey(string what, string key) => new("rule.duplicate-key", $"The {what} \"{key}\" stands more than once. Maybe keep one of them.");

    /// <summary>A key that nothing has.</summary>
    public static Refusal UnknownKey(string what, string key) => new("rule.unknown-key", $"There is no {what} \"{key}\". Maybe it was removed.");

    /// <summary>A row that the table does not have.</summary>
    public static Refusal UnknownRow(int row, int rows) => new(
        "rule.unknown-row", $"There is no account row {row}; there are {rows:#,0}, counted from 0. Maybe the table was read anew.");

    /// <summary>Territories that are above themselves.</summary>
    public static Refusal TerritoryCycle(string key) => new("rule.territory-cycle", $"Territory \"{key}\" is above itself. Maybe correct its parent.");

    /// <summary>The same refusal, told of a rule and one of its items.</summary>
    internal static Refusal In(string rule, int item, Refusal refusal) => refusal with
    {
        Message = $"Rule \"{rule}\"{(item > 0 ? $", item {item}" : "")}: {refusal.Message}",
        Details = new Dictionary<string, object?>(refusal.Details) { ["rule"] = rule, ["item"] = item > 0 ? item : null },
    };
}
