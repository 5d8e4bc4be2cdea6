namespace Bailiwick.Core.Management.Rules;

/// <summary>A territory as the rules see it.</summary>
/// <param name="Key">Tells it apart; a developer name or an id.</param>
/// <param name="Parent">The key of the territory above, or null at the top.</param>
/// <param name="TypePriority">The priority of its type; a higher number is higher.</param>
public sealed record RuleTerritory(string Key, string? Parent = null, int TypePriority = 0);
