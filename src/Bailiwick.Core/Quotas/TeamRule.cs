namespace Bailiwick.Core.Quotas;

/// <summary>Whether the members of a team may carry more or less than the team's number.</summary>
/// <param name="AllowsOver">More is allowed.</param>
/// <param name="AllowsUnder">Less is allowed.</param>
public sealed record TeamRule(bool AllowsOver = false, bool AllowsUnder = false)
{
    /// <summary>Members less number; refused when the plan does not allow it.</summary>
    public Outcome<decimal> Check(string team, decimal number, IReadOnlyList<decimal> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var sum = members.Sum();
        return (sum > number && !AllowsOver) || (sum < number && !AllowsUnder) ? QuotaRefusals.TeamSum(team, number, sum) : sum - number;
    }
}
