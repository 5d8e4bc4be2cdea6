namespace Bailiwick.Core.Management.Rules;

/// <summary>Gives what a rule matches to a territory.</summary>
/// <param name="Rule">The key of the rule.</param>
/// <param name="Territory">The key of the territory.</param>
/// <param name="AppliesToChildren">Whether all territories below inherit it.</param>
public sealed record RuleAssociation(string Rule, string Territory, bool AppliesToChildren = false);
