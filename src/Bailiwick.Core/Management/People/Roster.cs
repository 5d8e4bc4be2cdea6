using System.Collections.Immutable;

namespace Bailiwick.Core.Management.People;

/// <summary>Who is in which territory when, past and future. Immutable.</summary>
/// <param name="Members">All memberships.</param>
/// <param name="Absences">When somebody cannot cover anything.</param>
public sealed record Roster(ImmutableArray<Membership> Members, ImmutableArray<Absence> Absences)
{
    /// <summary>Nobody anywhere.</summary>
    public static Roster Empty { get; } = new([], []);

    /// <summary>All territories that ever had somebody, ascending.</summary>
    public IEnumerable<string> Territories => Members.Select(one => one.Territory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Who is in a territory on a day. O(memberships).</summary>
    /// <param name="territory">The key of the territory.</param>
    /// <param name="day">Any day.</param>
    public IEnumerable<Membership> On(string territory, DateOnly day) => Members.Where(one => one.Territory == territory && one.Days.Contains(day));

    /// <summary>How many territories have somebody on a day. O(memberships).</summary>
    /// <param name="day">Any day.</param>
    public int CoveredOn(DateOnly day) => Members.Where(one => one.Days.Contains(day)).Select(one => one.Territory).Distinct(StringComparer.Ordinal).Count();

    /// <summary>When a territory has a caretaker and no seller or cover: vacant, and still answered for. Ascending.</summary>
    /// <param name="territory">The key of the territory.</param>
    public IEnumerable<DayInterval> Vacancies(string territory)
    {
        var filled = Members.Where(one => one.Territory == territory && one.Kind != MembershipKind.Caretaker).Select(one => one.Days).ToList();
        return Members.Where(one => one.Territory == territory && one.Kind == MembershipKind.Caretaker).SelectMany(one => one.Days.Without(filled)).OrderBy(one => one.Start);
    }

    /// <summary>The first day on which a territory that had somebody has nobody in another roster, with the territory; null when there is none.</summary>
    /// <param name="after">The other roster.</param>
    public (string Territory, DayInterval Days)? FirstGap(Roster after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var daysOf = after.Members.ToLookup(one => one.Territory, one => one.Days, StringComparer.Ordinal);
        var gaps = Members.SelectMany(one => one.Days.Without(daysOf[one.Territory]).Select(days => (one.Territory, Days: days))).OrderBy(gap => gap.Days.Start).ToList();
        return gaps.Count == 0 ? null : gaps[0];
    }
}
