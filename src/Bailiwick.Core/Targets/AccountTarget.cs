using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>An account's stored, rounded amount and the areas it counts in.</summary>
/// <param name="Key">The account.</param>
/// <param name="Amount">Its effective amount.</param>
/// <param name="Areas">Where it counts.</param>
public sealed record AccountTarget(string Key, decimal Amount, ImmutableArray<AreaShare> Areas);
