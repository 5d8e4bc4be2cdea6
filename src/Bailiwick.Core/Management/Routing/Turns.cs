using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Routing;

/// <summary>
/// Round robin by capacity. While the same members can take turns, nobody is ever a whole turn ahead or behind their share, and each full round gives
/// everybody exactly their capacity. Source: R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32 (1980).
/// </summary>
public static class Turns
{
    private const double Rounding = 1e-9;

    /// <summary>Who takes the next one, or null when nobody can. Who cannot take turns now earns none and loses none. O(members).</summary>
    /// <param name="members">Everybody in the round, each key once.</param>
    /// <param name="owed">By member, from the choice before; who is not in it is owed nothing.</param>
    public static TurnChoice? Next(IReadOnlyCollection<TurnMember> members, IReadOnlyDictionary<string, double> owed)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(owed);
        TurnMember[] able = [.. members.Where(member => member.CanTake).OrderBy(member => member.Key, StringComparer.Ordinal)];
        if (able.Length == 0)
        {
            return null;
        }

        var after = members.ToImmutableDictionary(member => member.Key, member => owed.GetValueOrDefault(member.Key), StringComparer.Ordinal);
        var capacity = able.Sum(member => (double)member.Capacity);
        after = after.SetItems(able.Select(member => KeyValuePair.Create(member.Key, after[member.Key] + (member.Capacity / capacity))));
        var chosen = able.Length == 1 ? able[0].Key : Choose(able, after, capacity);
        return new TurnChoice(chosen, after.SetItem(chosen, after[chosen] - 1));
    }

    /// <summary>Of those who are owed enough, the one whose next turn is due first.</summary>
    private static string Choose(TurnMember[] able, ImmutableDictionary<string, double> owed, double capacity)
    {
        var least = 1.0 / ((2 * able.Length) - 2);
        var due = able.Where(member => owed[member.Key] >= least - Rounding)
            .Select(member => (member.Key, At: (1 - least - owed[member.Key]) * capacity / member.Capacity)).ToList();

        // Nobody is owed enough only when somebody came or went since.
        return due.Count == 0 ? able.MaxBy(member => owed[member.Key])!.Key
            : due.First(one => one.At <= due.Min(other => other.At) + Rounding).Key;
    }
}
