using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Opportunities;

/// <summary>The territory of one opportunity, and why.</summary>
/// <param name="Opportunity">Its key.</param>
/// <param name="Before">The territory it had, or null.</param>
/// <param name="After">The territory it gets, or null.</param>
/// <param name="Verdict">What decided.</param>
/// <param name="Considered">The territories that were left at the end: none, the one, or all that tie; ascending by key.</param>
public sealed record OpportunityDecision(string Opportunity, string? Before, string? After, OpportunityVerdict Verdict, ImmutableArray<string> Considered)
{
    /// <summary>Whether anything is to be written.</summary>
    public bool IsChange => !string.Equals(Before, After, StringComparison.Ordinal);
}
