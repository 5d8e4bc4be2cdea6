namespace Bailiwick.Core.Alignments;

/// <summary>Gives unassigned units to the nearest areas.</summary>
public static class NearestAssignment
{
    /// <summary>
    /// Areas grow over links from the units they have, nearest first by distance along the links; what no link reaches goes to the area of
    /// the nearest assigned unit by straight distance. Locked areas do not grow; locked units and units without a place stay. Of equals the
    /// lower area number wins. O((units + links) log units).
    /// </summary>
    /// <param name="state">The present revision.</param>
    /// <param name="links">Which units touch.</param>
    /// <param name="units">Which unassigned units; null for all. Assigned ones among them are left alone.</param>
    public static Outcome<Change> Plan(AlignmentState state, UnitLinks links, IReadOnlyList<UnitIndex>? units)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var unit in units ?? [])
        {
            if (unit.Value < 0 || unit.Value >= state.Frame.Units)
            {
                return AlignmentRefusals.UnknownUnit(unit, state.Frame.Units);
            }
        }

        var isWanted = Wanted(state, links, units);
        if (!isWanted.Contains(true))
        {
            return AlignmentRefusals.NothingChanges("no unassigned, unlocked unit with a place is among those named");
        }

        var sources = Sources(state, links);
        if (sources.Count == 0)
        {
            return new Refusal(
                "alignment.nothing-to-grow-from",
                "No area that is open has a unit with a place, so there is nothing to be near to. Maybe assign a first unit to each area, or optimize.");
        }

        var areaOfUnit = Grow(state, links, isWanted, sources);
        FillRest(state, links, isWanted, sources, areaOfUnit);
        return Change.Of(Enumerable.Range(0, isWanted.Length)
            .Where(unit => isWanted[unit])
            .Select(unit => new UnitMove(new UnitIndex(unit), AreaNumber.None, AlignmentState.Decode(areaOfUnit[unit]))));
    }

    private static bool[] Wanted(AlignmentState state, UnitLinks links, IReadOnlyList<UnitIndex>? units)
    {
        var isWanted = new bool[state.Frame.Units];
        foreach (var unit in units?.Select(unit => unit.Value) ?? Enumerable.Range(0, isWanted.Length))
        {
            isWanted[unit] = state.AreaOfUnit[unit] == AlignmentState.NoArea && !state.Locks[unit] && links.HasPlace(unit);
        }

        return isWanted;
    }

    private static List<int> Sources(AlignmentState state, UnitLinks links)
    {
        var isOpen = state.Areas.OfLevel(state.Frame.LowestLevel)
            .Where(area => state.Areas.LockOver(area.Number) is null)
            .Select(area => area.Number)
            .ToHashSet();
        var sources = new List<int>();
        for (var unit = 0; unit < state.Frame.Units; unit++)
        {
            if (isOpen.Contains(state.AreaOf(new UnitIndex(unit))) && links.HasPlace(unit))
            {
                sources.Add(unit);
            }
        }

        return sources;
    }

    private static ushort[] Grow(AlignmentState state, UnitLinks links, bool[] isWanted, List<int> sources)
    {
        var areaOfUnit = new ushort[isWanted.Length];
        Array.Fill(areaOfUnit, AlignmentState.NoArea);
        var queue = new PriorityQueue<(int Unit, ushort Area), (double Distance, ushort Area, int Unit)>();
        foreach (var unit in sources)
        {
            Offer(unit, 0, state.AreaOfUnit[unit]);
        }

        while (queue.TryDequeue(out var next, out var rank))
        {
            if (areaOfUnit[next.Unit] == AlignmentState.NoArea)
            {
                areaOfUnit[next.Unit] = next.Area;
                Offer(next.Unit, rank.Distance, next.Area);
            }
        }

        return areaOfUnit;

        void Offer(int unit, double distance, ushort area)
        {
            for (var entry = links.Start[unit]; entry < links.Start[unit + 1]; entry++)
            {
                var neighbor = links.Neighbor[entry];
                if (isWanted[neighbor] && areaOfUnit[neighbor] == AlignmentState.NoArea)
                {
                    queue.Enqueue((neighbor, area), (distance + links.Distance(unit, neighbor), area, neighbor));
                }
            }
        }
    }

    private static void FillRest(AlignmentState state, UnitLinks links, bool[] isWanted, List<int> sources, ushort[] areaOfUnit)
    {
        var search = default(NearestPoints);
        for (var unit = 0; unit < isWanted.Length; unit++)
        {
            if (isWanted[unit] && areaOfUnit[unit] == AlignmentState.NoArea)
            {
                search ??= new NearestPoints(links, sources);
                areaOfUnit[unit] = state.AreaOfUnit[search.To(unit)];
            }
        }
    }
}
