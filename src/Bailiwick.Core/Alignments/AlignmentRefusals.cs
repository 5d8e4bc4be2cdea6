namespace Bailiwick.Core.Alignments;

/// <summary>Every "no" an alignment can say, in one place.</summary>
public static class AlignmentRefusals
{
    private const int NamesShown = 3;

    /// <summary>An area of that number is not there (any more).</summary>
    public static Refusal UnknownArea(AreaNumber area) => new(
        "alignment.unknown-area",
        $"There is no area number {area.Value} in this alignment at its present revision. Maybe it was removed; load the alignment again.",
        RefusalKind.NotFound)
    {
        Details = Detail("area", area.Value),
    };

    /// <summary>A unit number outside the frame.</summary>
    public static Refusal UnknownUnit(UnitIndex unit, int units) => new(
        "alignment.unknown-unit",
        $"There is no unit number {unit.Value}; the alignment's {units} units are numbered from 0 to {units - 1}. Maybe the list is of another unit set.")
    {
        Details = Detail("unit", unit.Value),
    };

    /// <summary>A unit named twice in one request.</summary>
    public static Refusal DuplicateUnit(UnitIndex unit, string name) => new(
        "alignment.duplicate-unit",
        $"{name} (unit {unit.Value}) stands twice in the request. Maybe name each unit once.")
    {
        Details = Detail("unit", unit.Value),
    };

    /// <summary>An area named twice in one request.</summary>
    public static Refusal DuplicateArea(AreaNumber area) => new(
        "alignment.duplicate-area",
        $"Area {area.Value} stands twice in the request. Maybe name each area once.")
    {
        Details = Detail("area", area.Value),
    };

    /// <summary>The request is empty.</summary>
    public static Refusal NothingGiven(string what) => new(
        "alignment.nothing-given", $"The request names no {what}. Maybe select at least one.");

    /// <summary>The request asks for what is already so.</summary>
    public static Refusal NothingChanges(string how) => new(
        "alignment.nothing-changes", $"Nothing would change: {how}.");

    /// <summary>Two arrays that belong together differ in length.</summary>
    public static Refusal UnequalLists(int units, int targets) => new(
        "alignment.unequal-lists", $"The request names {units} units and {targets} areas to put them in. Maybe give one area for each unit.");

    /// <summary>Units go to the lowest level only.</summary>
    public static Refusal NotLowest(Area area, string levelName, string lowestName) => new(
        "alignment.not-lowest-level",
        $"{area.Name} is on level \"{levelName}\"; units are assigned to areas of level \"{lowestName}\" only. Maybe choose one below {area.Name}.")
    {
        Details = Detail("area", area.Number.Value),
    };

    /// <summary>No unit may enter or leave.</summary>
    public static Refusal AreaLocked(IReadOnlyCollection<Area> locked) => new(
        "alignment.area-locked",
        $"{Names(locked.Select(area => area.Name).ToList())} {IsAre(locked.Count)} locked, so nothing may enter or leave. Maybe unlock first.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?>
        {
            ["areas"] = locked.Select(area => area.Number.Value).ToArray(),
            ["names"] = locked.Select(area => area.Name).ToArray(),
        },
    };

    /// <summary>The units themselves are locked.</summary>
    public static Refusal UnitLocked(IReadOnlyList<UnitIndex> units, Func<UnitIndex, string> nameOf) => new(
        "alignment.unit-locked",
        $"{Names(units.Select(nameOf).ToList())} {IsAre(units.Count)} locked in place. Maybe unlock first or leave {(units.Count == 1 ? "it" : "them")} out.",
        RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?>
        {
            ["units"] = units.Take(1000).Select(unit => unit.Value).ToArray(),
            ["count"] = units.Count,
        },
    };

    /// <summary>A name that is blank or too long.</summary>
    public static Refusal BadName(string? name) => new(
        "alignment.bad-name",
        $"An area's name has 1 to {AreaRules.LongestName} characters and is not blank; \"{Short(name)}\" has {name?.Length ?? 0}. Maybe give another.");

    /// <summary>Two areas with one parent and one name.</summary>
    public static Refusal NameTaken(string name, Area? parent) => new(
        "alignment.name-taken",
        $"There is already an area \"{name}\" {(parent is null ? "on the top level" : $"in {parent.Name}")}. Maybe add a number or a place to the name.");

    /// <summary>A color that is not #rrggbb.</summary>
    public static Refusal BadColor(string color) => new(
        "alignment.bad-color", $"\"{Short(color)}\" is not a color. Maybe write it as #rrggbb, for example #0072b2.");

    /// <summary>An owner's label that is too long.</summary>
    public static Refusal BadOwner(string owner) => new(
        "alignment.bad-owner", $"An owner's name has at most {AreaRules.LongestName} characters, this one has {owner.Length}. Maybe shorten it.");

    /// <summary>A share outside 0 .. 1.</summary>
    public static Refusal BadShare(double share) => new(
        "alignment.bad-target-share", $"A target share is between 0 and 1, this one is {share}. Maybe write 0.25 for a quarter.");

    /// <summary>Shares of one level that exceed the whole.</summary>
    public static Refusal SharesExceedOne(string levelName, double sum) => new(
        "alignment.target-shares-exceed-one",
        $"The target shares on level \"{levelName}\" would add up to {sum:0.####}, more than the whole. Maybe lower some of them.");

    /// <summary>A level that is not there.</summary>
    public static Refusal UnknownLevel(int level, int levels) => new(
        "alignment.unknown-level", $"There is no level {level}; the levels are numbered from 0 (top) to {levels - 1}. Maybe count from 0.");

    /// <summary>A parent that is not exactly one level above.</summary>
    public static Refusal BadParent(string name, int level, Area? parent) => new(
        "alignment.bad-parent",
        level == 0
            ? $"{name} is on the top level and has no parent, but {parent?.Name ?? "an unknown area"} was given. Maybe give -1."
            : $"{name} is on level {level} and needs a parent on level {level - 1}; "
              + (parent is null ? "none was given." : $"{parent.Name} is on level {parent.Level}.") + " Maybe choose another parent.");

    /// <summary>An area that still has areas below it.</summary>
    public static Refusal HasAreasBelow(Area area, int below) => new(
        "alignment.has-areas-below",
        $"{area.Name} still has {below} {(below == 1 ? "area" : "areas")} below it. Maybe remove them in the same act or move them to another parent first.",
        RefusalKind.Conflict)
    {
        Details = Detail("area", area.Number.Value),
    };

    /// <summary>An area that still has units which would be left in nowhere.</summary>
    public static Refusal HasUnits(Area area, int units) => new(
        "alignment.has-units",
        $"{area.Name} still holds {units} {(units == 1 ? "unit" : "units")}. Maybe move them first.",
        RefusalKind.Conflict)
    {
        Details = Detail("area", area.Number.Value),
    };

    /// <summary>No numbers are left.</summary>
    public static Refusal TooManyAreas(int wanted) => new(
        "alignment.too-many-areas",
        $"An alignment gives out at most {AreaTree.MostAreas} area numbers in its life; this would be number {wanted}. Maybe copy the alignment: the copy counts afresh.",
        RefusalKind.TooLarge);

    /// <summary>Somebody else's edit, taken since the caller last looked, is about the same units or areas.</summary>
    public static Refusal EditedMeanwhile(EditHeader other) => new(
        "alignment.edited-meanwhile",
        $"{other.AuthorName} changed the same units or areas in revision {other.Revision.Value} ({other.Summary}). Maybe look at the change and repeat yours.",
        RefusalKind.Conflict)
    {
        Details = Meanwhile(other),
    };

    /// <summary>Somebody else's later edit is about the same units or areas as the act to be taken back.</summary>
    public static Refusal UndoOvertaken(EditHeader mine, EditHeader other) => new(
        "alignment.undo-overtaken",
        $"Revision {mine.Revision.Value} ({mine.Summary}) cannot be taken back: {other.AuthorName} changed the same units or areas in revision "
        + $"{other.Revision.Value} ({other.Summary}). Maybe move the units by hand or restore an earlier revision.",
        RefusalKind.Conflict)
    {
        Details = Meanwhile(other),
    };

    /// <summary>The caller has no act left to undo.</summary>
    public static Refusal NothingToUndo() => new(
        "alignment.nothing-to-undo", "None of your own acts on this alignment is left to undo.", RefusalKind.Conflict);

    /// <summary>The caller has undone nothing since the last act.</summary>
    public static Refusal NothingToRedo() => new(
        "alignment.nothing-to-redo", "You have undone nothing since your last act on this alignment, so there is nothing to redo.", RefusalKind.Conflict);

    /// <summary>A revision the alignment does not have.</summary>
    public static Refusal UnknownRevision(int revision, int head) => new(
        "alignment.unknown-revision", $"There is no revision {revision}; the alignment is at revision {head}. Maybe load it again.");

    /// <summary>A list of names as people write it: "A, B, C and 4 more".</summary>
    internal static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "Nothing",
        1 => names[0],
        <= NamesShown => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(NamesShown))} and {names.Count - NamesShown} more",
    };

    private static string IsAre(int count) => count == 1 ? "is" : "are";

    private static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "..." : text ?? "";

    private static Dictionary<string, object?> Detail(string name, object? value) => new() { [name] = value };

    private static Dictionary<string, object?> Meanwhile(EditHeader other) => new()
    {
        ["revision"] = other.Revision.Value,
        ["author"] = other.AuthorName,
        ["edit"] = other.Summary,
    };
}
