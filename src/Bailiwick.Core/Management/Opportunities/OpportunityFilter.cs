using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Core.Management.Opportunities;

/// <summary>
/// The default algorithm that gives an opportunity its one territory from those of its account in the active model: none gives none,
/// one gives it, of several the one whose type has the numerically highest priority, a tie at the top what the policy says.
/// Source: Apex Reference, TerritoryMgmt.OpportunityTerritory2AssignmentFilter; Object Reference, Territory2Type.
/// </summary>
public static class OpportunityFilter
{
    /// <summary>Decides for one opportunity. O(territories of the account).</summary>
    /// <param name="opportunity">The opportunity.</param>
    /// <param name="ofAccount">The territories of its account in the active model, by rule and by hand; empty without an account.</param>
    /// <param name="policy">What happens in a tie.</param>
    public static OpportunityDecision Decide(OpportunityFacts opportunity, IReadOnlyCollection<RuleTerritory> ofAccount, TiePolicy policy = TiePolicy.None)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(ofAccount);
        if (opportunity.IsExcluded)
        {
            return new OpportunityDecision(opportunity.Key, opportunity.Territory, opportunity.Territory, OpportunityVerdict.ExcludedFromFilter, []);
        }

        var highest = ofAccount.Select(one => one.TypePriority).DefaultIfEmpty().Max();
        string[] top = [.. ofAccount.Where(one => one.TypePriority == highest).Select(one => one.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var verdict = top.Length switch
        {
            0 => OpportunityVerdict.NoTerritory,
            1 => ofAccount.All(one => one.Key == top[0]) ? OpportunityVerdict.OnlyOne : OpportunityVerdict.HighestPriority,
            _ => OpportunityVerdict.Tie,
        };
        var after = verdict == OpportunityVerdict.Tie ? Break(top, opportunity.Territory, policy) : top.FirstOrDefault();
        return new OpportunityDecision(opportunity.Key, opportunity.Territory, after, verdict, [.. top]);
    }

    private static string? Break(string[] tied, string? present, TiePolicy policy) => policy switch
    {
        TiePolicy.KeepPresent => tied.Contains(present, StringComparer.Ordinal) ? present : null,
        TiePolicy.FirstByKey => tied[0],
        _ => null,
    };
}
