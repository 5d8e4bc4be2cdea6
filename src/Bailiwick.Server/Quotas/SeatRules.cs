using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>Judges seats against the alignment before anything is worked out.</summary>
internal static class SeatRules
{
    private const int MostSeats = 5000;
    private const int LongestLetter = 8000;

    public static Refusal? Check(QuotaContent content, AreaView view)
    {
        if (content.Seats.Count > MostSeats)
        {
            return QuotaPlanRefusals.BadSeat(content.Seats[MostSeats].Key, $"is one of more than {MostSeats:#,0}");
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var roles = (content.Roles ?? []).Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var seat in content.Seats)
        {
            var why = string.IsNullOrWhiteSpace(seat.Key) || !keys.Add(seat.Key) ? "has no key of its own"
                : string.IsNullOrWhiteSpace(seat.Name) ? "has no name"
                : seat.Role is { } role && !roles.Contains(role) ? $"has the role \"{role}\", which the plan does not have"
                : seat.Override is not null && string.IsNullOrWhiteSpace(seat.OverrideReason) ? "has an override without a reason"
                : seat.Override < 0 ? "has an override below 0"
                : seat.Areas.FirstOrDefault(credit => view.Areas.Find(new AreaNumber(credit.Area))?.Level != view.LowestLevel) is { } other ? $"carries area {other.Area}, which is no territory of the alignment"
                : seat.Areas.GroupBy(credit => (credit.Area, credit.Overlay)).Any(group => group.Count() > 1) ? "carries a territory twice"
                : content.Baseline?.Kind == QuotaBaselineKind.Growth && seat.PastResult is null && !seat.Vacant ? "has no past result to grow from"
                : null;
            if (why is not null)
            {
                return QuotaPlanRefusals.BadSeat(seat.Key, why);
            }
        }

        var levels = (content.OverAssignment ?? []).Select(uplift => uplift.Level).ToList();
        if (levels.Cast<int?>().FirstOrDefault(level => level < 1 || level > view.Levels.Count || levels.Count(other => other == level) > 1) is { } bad)
        {
            return QuotaPlanRefusals.BadLevel(bad, view.Levels.Count);
        }

        if (content.LetterText is { Length: > LongestLetter } letter)
        {
            return QuotaPlanRefusals.LongText(letter.Length, LongestLetter);
        }

        return (content.Limits ?? []).FirstOrDefault(limit => RoleOf(limit) is null) is { } unknown ? QuotaPlanRefusals.BadApprover(unknown.Approver) : null;
    }

    /// <summary>The role that approves up to a limit, or null.</summary>
    public static Role? RoleOf(ApprovalLimit limit) =>
        Enum.TryParse<Role>(limit.Approver, ignoreCase: true, out var role) && role is Role.Planner or Role.Administrator ? role : null;
}
