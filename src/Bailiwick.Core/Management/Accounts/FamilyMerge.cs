namespace Bailiwick.Core.Management.Accounts;

/// <summary>What becomes of account families when accounts are merged into one.</summary>
public static class FamilyMerge
{
    /// <summary>
    /// The accounts that get another parent, with that parent, or null for none. Children of the accounts that go come below the one that stays;
    /// those above it, and it itself, go up to the first account that stays. Never makes a circle where there was none. O(family).
    /// </summary>
    /// <param name="parentOf">By account: its parent, or null. Accounts above the one that stays and above those that go must be there.</param>
    /// <param name="winner">The account that stays.</param>
    /// <param name="losers">The accounts that go; the winner is none of them.</param>
    public static IReadOnlyDictionary<string, string?> NewParents(IReadOnlyDictionary<string, string?> parentOf, string winner, IReadOnlySet<string> losers)
    {
        ArgumentNullException.ThrowIfNull(parentOf);
        ArgumentNullException.ThrowIfNull(winner);
        ArgumentNullException.ThrowIfNull(losers);
        var above = new HashSet<string>(StringComparer.Ordinal);
        for (string? at = winner; at is not null && above.Add(at);)
        {
            at = parentOf.GetValueOrDefault(at);
        }

        var changed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (account, parent) in parentOf)
        {
            if (parent is not null && losers.Contains(parent) && !losers.Contains(account))
            {
                changed[account] = above.Contains(account) ? Standing(parent) : winner;
            }
        }

        return changed;

        string? Standing(string loser)
        {
            string? at = loser;
            for (var steps = 0; at is not null && losers.Contains(at) && steps <= losers.Count; steps++)
            {
                at = parentOf.GetValueOrDefault(at);
            }

            return at is not null && losers.Contains(at) ? null : at;
        }
    }
}
