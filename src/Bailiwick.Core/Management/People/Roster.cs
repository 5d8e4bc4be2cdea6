using System.Collections.Immutable;

namespace Bailiwick.Core.Management.People;

/// <summary>Who is in which territory when, past and future. Immutable. A member who is away covers nothing meanwhile, whatever the membership says.</summary>
/// <param name="Members">All memberships; an older model that comes back may have some of people who are away.</param>
/// <param name="Absences">When somebody cannot cover anything.</param>
public sealed record Roster(ImmutableArray<Membership> Members, ImmutableArray<Absence> Absences)
{
    /// <summary>Nobody anywhere.</summary>
    public static Roster Empty { get; } = new([], []);

    /// <summary>All territories that ever had somebody, ascending.</summary>
    public IEnumerable<string> Territories => Members.Select(one => one.Territory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Memberships on the days on which their people are there. O(memberships x absences of one).</summary>
    public IEnumerable<Membership> Present
    {
        get
        {
            var away = Absences.ToLookup(one => one.User, one => one.Days, StringComparer.Ordinal);
            return Members.SelectMany(one => one.Days.Without(away[one.User]).Select(days => one with { Days = days }));
        }
    }

    /// <summary>Who is there for a territory on a day. O(memberships).</summary>
    /// <param name="territory">The key of the territory.</param>
    /// <param name="day">Any day.</param>
    public IEnumerable<Membership> On(string territory, DateOnly day) =>
        Members.Where(one => one.Territory == territory && one.Days.Contains(day) && !Absences.Any(away => away.User == one.User && away.Days.Contains(day)));

    /// <summary>How many territories have somebody on a day. O(memberships).</summary>
    /// <param name="day">Any day.</param>
    public int CoveredOn(DateOnly day) => Present.Where(one => one.Days.Contains(day)).Select(one => one.Territory).Distinct(StringComparer.Ordinal).Count();

    /// <summary>When a territory has a caretaker and no seller or cover: vacant, and still answered for. Ascending.</summary>
    /// <param name="territory">The key of the territory.</param>
    public IEnumerable<DayInterval> Vacancies(string territory)
    {
        var present = Present.Where(one => one.Territory == territory).ToList();
        var filled = present.Where(one => one.Kind != MembershipKind.Caretaker).Select(one => one.Days).ToList();
        return present.Where(one => one.Kind == MembershipKind.Caretaker).SelectMany(one => one.Days.Without(filled)).OrderBy(one => one.Start);
    }

    /// <summary>The first day on which a territory that had somebody has nobody in another roster, with the territory; null when there is none.</summary>
    /// <param name="after">The other roster.</param>
    public (string Territory, DayInterval Days)? FirstGap(Roster after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var daysOf = after.Present.ToLookup(one => one.Territory, one => one.Days, StringComparer.Ordinal);
        var gaps = Present.SelectMany(one => one.Days.Without(daysOf[one.Territory]).Select(days => (one.Territory, Days: days))).OrderBy(gap => gap.Days.Start).ToList();
        return gaps.Count == 0 ? null : gaps[0];
    }
}
