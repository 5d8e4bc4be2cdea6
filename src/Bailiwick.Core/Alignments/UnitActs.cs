namespace Bailiwick.Core.Alignments;

/// <summary>Acts on units, as changes. Entries that change nothing are left out; nothing is applied. Rules of locks are asked by <see cref="ChangeRules"/>.</summary>
public static class UnitActs
{
    /// <summary>Puts units into one area, or out of all. O(units named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="units">Each once.</param>
    /// <param name="to">An area of the lowest level, or none.</param>
    public static Outcome<Change> Move(AlignmentState state, IReadOnlyList<UnitIndex> units, AreaNumber to) =>
        Assign(state, units, Enumerable.Repeat(to, units?.Count ?? 0).ToArray());

    /// <summary>Puts units into an area each. O(units named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="units">Each once.</param>
    /// <param name="to">By entry of <paramref name="units"/>: an area of the lowest level, or none.</param>
    public static Outcome<Change> Assign(AlignmentState state, IReadOnlyList<UnitIndex> units, IReadOnlyList<AreaNumber> to)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(to);
        if (units.Count != to.Count)
        {
            return AlignmentRefusals.UnequalLists(units.Count, to.Count);
        }

        if (Check(state, units) is { } refusal)
        {
            return refusal;
        }

        foreach (var area in to.Distinct())
        {
            if (area != AreaNumber.None && state.Areas.Find(area) is null)
            {
                return AlignmentRefusals.UnknownArea(area);
            }
        }

        var moves = new List<UnitMove>(units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            var from = state.AreaOf(units[i]);
            if (from != to[i])
            {
                moves.Add(new UnitMove(units[i], from, to[i]));
            }
        }

        return moves.Count == 0 ? AlignmentRefusals.NothingChanges("the units named are there already") : Change.Of(moves);
    }

    /// <summary>Locks units where they are, or lets them go. O(units named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="units">Each once.</param>
    /// <param name="isLocked">What they are to be.</param>
    public static Outcome<Change> Lock(AlignmentState state, IReadOnlyList<UnitIndex> units, bool isLocked)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Check(state, units) is { } refusal)
        {
            return refusal;
        }

        var locks = units.Where(unit => state.IsLocked(unit) != isLocked).Select(unit => new UnitLock(unit, isLocked)).ToList();
        return locks.Count == 0
            ? AlignmentRefusals.NothingChanges($"the units named are {(isLocked ? "locked" : "unlocked")} already")
            : Change.Of(locks: locks);
    }

    private static Refusal? Check(AlignmentState state, IReadOnlyList<UnitIndex> units)
    {
        if (units.Count == 0)
        {
            return AlignmentRefusals.NothingGiven("unit");
        }

        var seen = new HashSet<UnitIndex>(units.Count);
        foreach (var unit in units)
        {
            if (unit.Value < 0 || unit.Value >= state.Frame.Units)
            {
                return AlignmentRefusals.UnknownUnit(unit, state.Frame.Units);
            }

            if (!seen.Add(unit))
            {
                return AlignmentRefusals.DuplicateUnit(unit, state.Frame.NameOf(unit));
            }
        }

        return null;
    }
}
