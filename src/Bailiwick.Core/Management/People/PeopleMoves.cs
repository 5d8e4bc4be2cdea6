using System.Collections.Immutable;

namespace Bailiwick.Core.Management.People;

/// <summary>
/// Plans people moves without orphan windows: on no day does a territory that had somebody have nobody afterwards. A move that would leave one is refused
/// with the territory and the days. Only days from the effective date on change; quotas and forecasts belong to the territory and are not touched.
/// </summary>
public static class PeopleMoves
{
    /// <summary>What a move does, or why it cannot be done; the roster given is not changed.</summary>
    /// <param name="roster">Who is where now.</param>
    /// <param name="move">The move.</param>
    public static Outcome<RosterPlan> Plan(Roster roster, PeopleMove move)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(move);
        var after = move switch
        {
            PeopleMove.Leaves one => GiveUp(Away(roster, one.User, DayInterval.From(one.On)), one.User, DayInterval.From(one.On), one.To, null),
            PeopleMove.IsAway one when one.Until <= one.On => PeopleRefusals.BadDays(one.On, one.Until),
            PeopleMove.IsAway one => GiveUp(Away(roster, one.User, new(one.On, one.Until)), one.User, new(one.On, one.Until), one.To, null),
            PeopleMove.Joins one => Enter(roster, new Membership(one.User, one.Territory, DayInterval.From(one.On), Role: one.Role)),
            PeopleMove.Transfers one => Transfer(roster, one),
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "No such move."),
        };
        if (!after.IsDone)
        {
            return after.Refusal;
        }

        return roster.FirstGap(after.Value) is { } gap
            ? PeopleRefusals.NoCover(gap.Territory, gap.Days)
            : new RosterPlan(after.Value, [.. roster.Members.Except(after.Value.Members)], [.. after.Value.Members.Except(roster.Members)]);
    }

    private static Roster Away(Roster roster, string user, DayInterval days) => roster with { Absences = roster.Absences.Add(new Absence(user, days)) };

    private static Outcome<Roster> Transfer(Roster roster, PeopleMove.Transfers move)
    {
        if (!roster.Members.Any(one => one.User == move.User && one.Territory == move.From && one.Days.End > move.On))
        {
            return PeopleRefusals.NotMember(move.User, move.From, move.On);
        }

        var role = roster.Members.First(one => one.User == move.User && one.Territory == move.From && one.Days.End > move.On).Role;
        var left = GiveUp(roster, move.User, DayInterval.From(move.On), move.To, move.From);
        return left.IsDone ? Enter(left.Value, new Membership(move.User, move.Into, DayInterval.From(move.On), Role: role)) : left;
    }

    /// <summary>Cuts the days out of what the user has, in one territory or all, and gives them to the successor.</summary>
    private static Outcome<Roster> GiveUp(Roster roster, string user, DayInterval days, Handover? to, string? territory)
    {
        if (to?.User == user)
        {
            return PeopleRefusals.ToOneself(user);
        }

        var members = ImmutableArray.CreateBuilder<Membership>();
        var given = new List<Membership>();
        foreach (var one in roster.Members)
        {
            var part = one.Days.Meet(days);
            if (one.User != user || (territory is not null && one.Territory != territory) || part.IsEmpty)
            {
                members.Add(one);
                continue;
            }

            members.AddRange(one.Days.Without([part]).Select(rest => one with { Days = rest }));
            if (to is not null)
            {
                // A cover stays a cover whoever takes it over; a seller's successor is what the hand-over says.
                var kind = one.Kind == MembershipKind.Regular ? to.Kind : one.Kind;
                given.Add(new Membership(to.User, one.Territory, part, kind, one.Role));
            }
        }

        var after = roster with { Members = members.ToImmutable() };
        return given.Aggregate(after, Add);
    }

    /// <summary>Adds somebody on the days they are there and not in the territory already.</summary>
    private static Roster Add(Roster roster, Membership wanted)
    {
        var taken = roster.Absences.Where(one => one.User == wanted.User).Select(one => one.Days)
            .Concat(roster.Members.Where(one => one.User == wanted.User && one.Territory == wanted.Territory).Select(one => one.Days));
        return roster with { Members = roster.Members.AddRange(wanted.Days.Without(taken).Select(days => wanted with { Days = days })) };
    }

    private static Outcome<Roster> Enter(Roster roster, Membership entering)
    {
        if (roster.Absences.Any(one => one.User == entering.User && one.Days.Contains(entering.Days.Start)))
        {
            return PeopleRefusals.NotAvailable(entering.User, entering.Days.Start);
        }

        // Cover and caretakers make room exactly on the days that the new seller is there.
        var present = entering.Days.Without(roster.Absences.Where(one => one.User == entering.User).Select(one => one.Days));
        var members = roster.Members.SelectMany(one =>
            one.Territory == entering.Territory && one.Kind != MembershipKind.Regular ? one.Days.Without(present).Select(rest => one with { Days = rest }) : [one]);
        return Add(roster with { Members = [.. members] }, entering);
    }
}
