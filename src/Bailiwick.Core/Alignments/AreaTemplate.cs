namespace Bailiwick.Core.Alignments;

/// <summary>The areas a new alignment begins with: so many a level, spread evenly, numbered by place: "Region 1", "Territory 1.1".</summary>
public static class AreaTemplate
{
    /// <summary>Most levels an alignment has.</summary>
    public const int MostLevels = 8;

    /// <summary>Makes the areas, top level first. Forty under four are ten each; eleven under four are 3, 3, 3 and 2. O(areas).</summary>
    /// <param name="levels">Top first.</param>
    public static Outcome<AreaTree> Make(IReadOnlyList<LevelPlan> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (Check(levels) is { } refusal)
        {
            return refusal;
        }

        var areas = new List<Area>();
        var above = new List<(AreaNumber Number, string Place)> { (AreaNumber.None, "") };
        for (var level = 0; level < levels.Count; level++)
        {
            var made = new List<(AreaNumber Number, string Place)>();
            for (var parent = 0; parent < above.Count; parent++)
            {
                var (share, rest) = Math.DivRem(levels[level].Count, above.Count);
                var children = share + (parent < rest ? 1 : 0);
                for (var child = 1; child <= children; child++)
                {
                    var place = above[parent].Place.Length == 0 ? $"{child}" : $"{above[parent].Place}.{child}";
                    var number = new AreaNumber(areas.Count);
                    areas.Add(new Area(number, level, above[parent].Number, $"{levels[level].Name.Trim()} {place}"));
                    made.Add((number, place));
                }
            }

            above = made;
        }

        return AreaTree.Of(areas);
    }

    private static Refusal? Check(IReadOnlyList<LevelPlan> levels)
    {
        if (levels.Count is < 1 or > MostLevels)
        {
            return new Refusal("alignment.bad-levels", $"An alignment has 1 to {MostLevels} levels, not {levels.Count}. Maybe begin with one or two.");
        }

        var (sum, above) = (0L, 0);
        foreach (var level in levels)
        {
            if (string.IsNullOrWhiteSpace(level.Name) || level.Name.Length > 100 || level.Name.Any(char.IsControl))
            {
                return new Refusal("alignment.bad-levels", $"A level's name has 1 to 100 characters and is not blank; \"{level.Name}\" is not one. Maybe \"Territory\".");
            }

            if (level.Count < 1 || level.Count < above)
            {
                return new Refusal(
                    "alignment.bad-levels",
                    $"Level \"{level.Name}\" is to have {level.Count} areas in all, but needs at least {Math.Max(above, 1)}: one below each area above. Maybe give counts that grow downward.");
            }

            (sum, above) = (sum + level.Count, level.Count);
        }

        if (levels.Select(level => level.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < levels.Count)
        {
            return new Refusal("alignment.bad-levels", "Two levels have the same name. Maybe call them Region and Territory.");
        }

        return sum > AreaTree.MostAreas
            ? new Refusal("alignment.too-many-areas", $"The levels ask for {sum} areas in all; at most {AreaTree.MostAreas} are possible. Maybe fewer.", RefusalKind.TooLarge)
            : null;
    }
}
