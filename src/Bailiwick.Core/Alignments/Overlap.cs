using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>
/// Whether two changes are about the same things. Moves of different units are independent even when the units enter or leave the same
/// area; a change of an area's name does not stand in the way of units moving in; its removal or a new parent does. Locks are asked by <see cref="ChangeRules"/>.
/// </summary>
public static class Overlap
{
    /// <summary>True when one change must not be taken on top of the other unseen. O(entries of both).</summary>
    /// <param name="mine">The change to be made.</param>
    /// <param name="other">A change made meanwhile.</param>
    public static bool Between(Change mine, Change other)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(other);
        return Meet(mine.Moves, move => move.Unit.Value, other.Moves, move => move.Unit.Value)
            || Meet(mine.Moves, move => move.Unit.Value, other.Locks, entry => entry.Unit.Value)
            || Meet(mine.Locks, entry => entry.Unit.Value, other.Moves, move => move.Unit.Value)
            || Meet(mine.Locks, entry => entry.Unit.Value, other.Locks, entry => entry.Unit.Value)
            || Meet(mine.Areas, area => area.Number.Value, other.Areas, area => area.Number.Value)
            || Uses(mine, Upset(other))
            || Uses(other, Upset(mine));
    }

    private static bool Meet<TLeft, TRight>(ImmutableArray<TLeft> left, Func<TLeft, int> keyOfLeft, ImmutableArray<TRight> right, Func<TRight, int> keyOfRight)
    {
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            var order = keyOfLeft(left[i]).CompareTo(keyOfRight(right[j]));
            if (order == 0)
            {
                return true;
            }

            i += order < 0 ? 1 : 0;
            j += order > 0 ? 1 : 0;
        }

        return false;
    }

    // Areas that are no longer what a move or a new child counted on. New ones cannot have been counted on.
    private static HashSet<AreaNumber> Upset(Change change) => change.Areas
        .Where(area => area.Before is not null && (area.After is null || area.Before.Parent != area.After.Parent))
        .Select(area => area.Number)
        .ToHashSet();

    private static bool Uses(Change change, HashSet<AreaNumber> areas) =>
        areas.Count > 0
        && (change.Moves.Any(move => areas.Contains(move.To))
            || change.Areas.Any(area => area.After is not null && areas.Contains(area.After.Parent)));
}
