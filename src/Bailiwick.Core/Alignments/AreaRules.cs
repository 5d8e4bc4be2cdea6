using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>What holds for the areas of any alignment at any revision.</summary>
public static class AreaRules
{
    /// <summary>Longest name of an area or owner, in characters.</summary>
    public const int LongestName = 200;

    private const double Rounding = 1e-9;

    /// <summary>Null when the tree after the changes is sound where it changed, else the first refusal. O(areas + changes).</summary>
    /// <param name="after">The tree with the changes in it.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="levels">Names of the levels, top first.</param>
    public static Refusal? Check(AreaTree after, ImmutableArray<AreaChange> changes, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(levels);
        if (after.NumbersGiven > AreaTree.MostAreas)
        {
            return AlignmentRefusals.TooManyAreas(after.NumbersGiven);
        }

        foreach (var change in changes)
        {
            var refusal = change.After is null ? CheckRemoved(after, change.Before!) : CheckPresent(after, change.After, levels);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return CheckNames(after, changes) ?? CheckShares(after, changes, levels);
    }

    /// <summary>Whether a text is a color as <c>#rrggbb</c>.</summary>
    /// <param name="color">Any text.</param>
    public static bool IsColor(string color) =>
        color is { Length: 7 } && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit);

    private static Refusal? CheckRemoved(AreaTree after, Area removed)
    {
        var below = after.Below(removed.Number).Count();
        return below == 0 ? null : AlignmentRefusals.HasAreasBelow(removed, below);
    }

    private static Refusal? CheckPresent(AreaTree after, Area area, IReadOnlyList<string> levels)
    {
        if (area.Level < 0 || area.Level >= levels.Count)
        {
            return AlignmentRefusals.UnknownLevel(area.Level, levels.Count);
        }

        if (string.IsNullOrWhiteSpace(area.Name) || area.Name.Length > LongestName || area.Name.Any(char.IsControl))
        {
            return AlignmentRefusals.BadName(area.Name);
        }

        if (area.Color is not null && !IsColor(area.Color))
        {
            return AlignmentRefusals.BadColor(area.Color);
        }

        if (area.Owner is { Length: > LongestName })
        {
            return AlignmentRefusals.BadOwner(area.Owner);
        }

        if (area.TargetShare is { } share && !(share is >= 0 and <= 1))
        {
            return AlignmentRefusals.BadShare(share);
        }

        var parent = after.Find(area.Parent);
        var isWell = area.Level == 0 ? area.Parent == AreaNumber.None : parent?.Level == area.Level - 1;
        return isWell ? null : AlignmentRefusals.BadParent(area.Name, area.Level, parent);
    }

    private static Refusal? CheckNames(AreaTree after, ImmutableArray<AreaChange> changes)
    {
        var parents = changes.Where(change => change.After is not null).Select(change => change.After!.Parent).Distinct();
        foreach (var parent in parents)
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var area in after.Below(parent))
            {
                if (!names.Add(area.Name))
                {
                    return AlignmentRefusals.NameTaken(area.Name, after.Find(parent));
                }
            }
        }

        return null;
    }

    private static Refusal? CheckShares(AreaTree after, ImmutableArray<AreaChange> changes, IReadOnlyList<string> levels)
    {
        foreach (var level in changes.Where(change => change.After?.TargetShare is not null).Select(change => change.After!.Level).Distinct())
        {
            var sum = after.OfLevel(level).Sum(area => area.TargetShare ?? 0);
            if (sum > 1 + Rounding)
            {
                return AlignmentRefusals.SharesExceedOne(levels[level], sum);
            }
        }

        return null;
    }
}
