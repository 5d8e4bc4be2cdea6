using System.Collections.Immutable;

namespace Bailiwick.Core.Management.People;

/// <summary>What a move would do: the preview, and what is written when it is accepted.</summary>
/// <param name="After">The whole roster after it.</param>
/// <param name="Removed">Memberships that end earlier or become others; their days before the move stand again in <paramref name="Added"/>.</param>
/// <param name="Added">Memberships that stand instead.</param>
public sealed record RosterPlan(Roster After, ImmutableArray<Membership> Removed, ImmutableArray<Membership> Added)
{
    /// <summary>When which territory is vacant from now on, by territory.</summary>
    public IEnumerable<(string Territory, DayInterval Days)> Vacancies =>
        Added.Select(one => one.Territory).Distinct(StringComparer.Ordinal).SelectMany(territory => After.Vacancies(territory).Select(days => (territory, days)));
}
