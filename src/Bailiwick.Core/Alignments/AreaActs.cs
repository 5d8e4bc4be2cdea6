using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>Acts on areas, as changes; nothing is applied. What the tree must obey is asked by <see cref="ChangeRules"/>.</summary>
public static class AreaActs
{
    /// <summary>Makes areas with the next free numbers, in the order given. O(areas named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="areas">At least one.</param>
    public static Outcome<Change> Create(AlignmentState state, IReadOnlyList<NewArea> areas)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(areas);
        if (areas.Count == 0)
        {
            return AlignmentRefusals.NothingGiven("area");
        }

        var next = state.Areas.NumbersGiven;
        return next + areas.Count > AreaTree.MostAreas
            ? AlignmentRefusals.TooManyAreas(next + areas.Count)
            : Change.Of(areas: areas.Select((area, i) => new AreaChange(null, Make(new AreaNumber(next + i), area))));
    }

    /// <summary>Alters areas. O(areas named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="updates">Each area once.</param>
    public static Outcome<Change> Update(AlignmentState state, IReadOnlyList<AreaUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(updates);
        if (Check(state, updates.Select(update => update.Number).ToList()) is { } refusal)
        {
            return refusal;
        }

        var changes = updates
            .Select(update => new AreaChange(state.Areas.Find(update.Number)!, Alter(state.Areas.Find(update.Number)!, update)))
            .Where(change => change.Before != change.After)
            .ToList();
        return changes.Count == 0 ? AlignmentRefusals.NothingChanges("the areas named are like that already") : Change.Of(areas: changes);
    }

    /// <summary>Takes areas away; their units become unassigned. O(units + areas named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="areas">Each once; areas below must be named too.</param>
    public static Outcome<Change> Remove(AlignmentState state, IReadOnlyList<AreaNumber> areas)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(areas);
        if (Check(state, areas) is { } refusal)
        {
            return refusal;
        }

        var removed = areas.ToHashSet();
        var moves = ImmutableArray.CreateBuilder<UnitMove>();
        for (var unit = 0; unit < state.Frame.Units; unit++)
        {
            var from = state.AreaOf(new UnitIndex(unit));
            if (removed.Contains(from))
            {
                moves.Add(new UnitMove(new UnitIndex(unit), from, AreaNumber.None));
            }
        }

        return Change.Of(moves, areas: areas.Select(area => new AreaChange(state.Areas.Find(area), null)));
    }

    /// <summary>Locks areas, or lets them go. O(areas named).</summary>
    /// <param name="state">The present revision.</param>
    /// <param name="areas">Each once.</param>
    /// <param name="isLocked">What they are to be.</param>
    public static Outcome<Change> Lock(AlignmentState state, IReadOnlyList<AreaNumber> areas, bool isLocked)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(areas);
        if (Check(state, areas) is { } refusal)
        {
            return refusal;
        }

        var changes = areas.Select(number => state.Areas.Find(number)!)
            .Where(area => area.IsLocked != isLocked)
            .Select(area => new AreaChange(area, area with { IsLocked = isLocked }))
            .ToList();
        return changes.Count == 0
            ? AlignmentRefusals.NothingChanges($"the areas named are {(isLocked ? "locked" : "unlocked")} already")
            : Change.Of(areas: changes);
    }

    private static Area Make(AreaNumber number, NewArea area) => new(number, area.Level, area.Parent, (area.Name ?? "").Trim())
    {
        Color = OrNothing(area.Color)?.ToLowerInvariant(),
        Owner = OrNothing(area.Owner),
        TargetShare = area.TargetShare,
    };

    private static Area Alter(Area area, AreaUpdate update) => area with
    {
        Name = update.Name?.Trim() ?? area.Name,
        Color = update.Color is null ? area.Color : OrNothing(update.Color)?.ToLowerInvariant(),
        Owner = update.Owner is null ? area.Owner : OrNothing(update.Owner),
        TargetShare = update.TargetShare is null ? area.TargetShare : update.TargetShare < 0 ? null : update.TargetShare,
        Parent = update.Parent ?? area.Parent,
    };

    private static string? OrNothing(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Refusal? Check(AlignmentState state, IReadOnlyList<AreaNumber> areas)
    {
        if (areas.Count == 0)
        {
            return AlignmentRefusals.NothingGiven("area");
        }

        var seen = new HashSet<AreaNumber>();
        foreach (var area in areas)
        {
            if (state.Areas.Find(area) is null)
            {
                return AlignmentRefusals.UnknownArea(area);
            }

            if (!seen.Add(area))
            {
                return AlignmentRefusals.DuplicateArea(area);
            }
        }

        return null;
    }
}
