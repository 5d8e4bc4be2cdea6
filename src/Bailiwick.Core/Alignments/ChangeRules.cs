namespace Bailiwick.Core.Alignments;

/// <summary>What any edit must obey, whoever makes it and however it came about: an act, an undo, a restore or a proposal.</summary>
public static class ChangeRules
{
    /// <summary>
    /// Null when the change may be applied to the state, else the first refusal. A lock holds unless the very same change sets or lifts it.
    /// O(moves + locks + areas when areas change).
    /// </summary>
    /// <param name="state">The present revision.</param>
    /// <param name="change">Begins where the state is.</param>
    public static Refusal? Check(AlignmentState state, Change change)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(change);
        var after = state.Areas.With(change.Areas);
        return AreaRules.Check(after, change.Areas, state.Frame.Levels)
            ?? CheckTargets(state, change, after)
            ?? CheckLocks(state, change, after)
            ?? CheckParents(state, change, after)
            ?? CheckEmptied(state, change);
    }

    private static Refusal? CheckTargets(AlignmentState state, Change change, AreaTree after)
    {
        foreach (var to in change.Moves.Select(move => move.To).Distinct())
        {
            if (to == AreaNumber.None)
            {
                continue;
            }

            if (after.Find(to) is not { } area)
            {
                return AlignmentRefusals.UnknownArea(to);
            }

            if (area.Level != state.Frame.LowestLevel)
            {
                return AlignmentRefusals.NotLowest(area, state.Frame.Levels[area.Level], state.Frame.Levels[^1]);
            }
        }

        return null;
    }

    private static Refusal? CheckLocks(AlignmentState state, Change change, AreaTree after)
    {
        var freed = change.Locks.Select(entry => entry.Unit).ToHashSet();
        var locked = change.Moves.Select(move => move.Unit).Where(unit => state.IsLocked(unit) && !freed.Contains(unit)).ToList();
        if (locked.Count > 0)
        {
            return AlignmentRefusals.UnitLocked(locked, state.Frame.NameOf);
        }

        var closed = new SortedDictionary<int, Area>();
        foreach (var area in change.Moves.Select(move => move.From).Concat(change.Moves.Select(move => move.To)).Distinct())
        {
            if (LockBothTimes(state.Areas, after, area) is { } holder)
            {
                closed[holder.Number.Value] = holder;
            }
        }

        return closed.Count > 0 ? AlignmentRefusals.AreaLocked(closed.Values) : null;
    }

    // An area entering or leaving a locked parent carries its units along.
    private static Refusal? CheckParents(AlignmentState state, Change change, AreaTree after)
    {
        foreach (var area in change.Areas.Where(area => area.Before?.Parent != area.After?.Parent || area.Before is null || area.After is null))
        {
            var holder = (area.Before is null ? null : LockBothTimes(state.Areas, after, area.Number))
                ?? (area.Before is null ? null : LockBothTimes(state.Areas, after, area.Before.Parent))
                ?? (area.After is null ? null : LockBothTimes(state.Areas, after, area.After.Parent));
            if (holder is not null)
            {
                return AlignmentRefusals.AreaLocked([holder]);
            }
        }

        return null;
    }

    private static Refusal? CheckEmptied(AlignmentState state, Change change)
    {
        foreach (var removed in change.Areas.Where(area => area.After is null))
        {
            var leaving = change.Moves.Count(move => move.From == removed.Number);
            var units = state.TotalOf(removed.Number).Units;
            if (units > leaving)
            {
                return AlignmentRefusals.HasUnits(removed.Before!, units - leaving);
            }
        }

        return null;
    }

    // A removed area has no lock afterwards; its lock before counts then.
    private static Area? LockBothTimes(AreaTree before, AreaTree after, AreaNumber area)
    {
        var holder = before.LockOver(area);
        return holder is null || (after.Find(area) is not null && after.LockOver(area) is null) ? null : holder;
    }
}
