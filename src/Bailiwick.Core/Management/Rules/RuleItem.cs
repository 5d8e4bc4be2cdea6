namespace Bailiwick.Core.Management.Rules;

/// <summary>One comparison of a rule.</summary>
/// <param name="Field">A field of the account table.</param>
/// <param name="Operation">How to compare.</param>
/// <param name="Value">Several values stand apart by commas (semicolons for includes and excludes); a value with a comma stands in double quotes.
/// For a set, its name.</param>
/// <param name="Reading">How a text field's cells are read.</param>
public sealed record RuleItem(string Field, RuleOperation Operation, string? Value, ValueReading Reading = ValueReading.AsField);
