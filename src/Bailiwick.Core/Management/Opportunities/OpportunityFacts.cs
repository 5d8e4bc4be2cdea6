namespace Bailiwick.Core.Management.Opportunities;

/// <summary>What decides about one opportunity beside its account's territories.</summary>
/// <param name="Key">Tells it apart.</param>
/// <param name="Territory">The territory it has (<c>Territory2Id</c>), or null.</param>
/// <param name="IsExcluded"><c>IsExcludedFromTerritory2Filter</c>.</param>
public sealed record OpportunityFacts(string Key, string? Territory = null, bool IsExcluded = false);
