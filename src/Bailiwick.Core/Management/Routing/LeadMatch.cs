using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Routing;

/// <summary>An account that a lead may belong to.</summary>
/// <param name="Account">Its key.</param>
/// <param name="Score">0 to 100; the points of the evidence together.</param>
/// <param name="Evidence">Why, strongest first.</param>
public sealed record LeadMatch(string Account, int Score, ImmutableArray<MatchEvidence> Evidence)
{
    /// <summary>From which score on a lead counts as the account's: a domain alone is enough, a name alone is not.</summary>
    public const int Enough = 50;

    /// <summary>Whether the lead counts as the account's.</summary>
    public bool IsEnough => Score >= Enough;
}
