using Bailiwick.Core;
using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Alignments;

/// <summary>One line for people about what an edit did.</summary>
internal static class EditSummary
{
    public static string Of(EditKind kind, Change change, AreaTree after) => kind switch
    {
        EditKind.MoveUnits or EditKind.AssignUnits => Moved(change, after),
        EditKind.AssignNearest => $"{Moved(change, after)}, the nearest",
        EditKind.JoinIslands => $"Joined islands: {Moved(change, after)}",
        EditKind.CreateAreas => $"Created {Names(change)}",
        EditKind.UpdateAreas => Updated(change),
        EditKind.RemoveAreas => $"Removed {Names(change)}" + (change.Moves.IsEmpty ? "" : $"; {Count(change.Moves.Length, "unit")} unassigned"),
        EditKind.LockAreas => $"{(change.Areas[0].After!.IsLocked ? "Locked" : "Unlocked")} {Names(change)}",
        EditKind.LockUnits => $"{(change.Locks[0].IsLocked ? "Locked" : "Unlocked")} {Count(change.Locks.Length, "unit")}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Summed up elsewhere."),
    };

    public static string Moved(Change change, AreaTree after)
    {
        var targets = change.Moves.Select(move => move.To).Distinct().Take(2).ToList();
        var units = Count(change.Moves.Length, "unit");
        return targets.Count switch
        {
            0 => "no unit moved",
            1 when targets[0] == AreaNumber.None => $"{units} unassigned",
            1 => $"{units} to {after.Find(targets[0])?.Name}",
            _ => $"{units} to {Count(change.Moves.Select(move => move.To).Where(to => to != AreaNumber.None).Distinct().Count(), "area")}",
        };
    }

    public static string Count(int count, string noun) => $"{count:#,0} {noun}{(count == 1 ? "" : "s")}";

    private static string Updated(Change change)
    {
        var (before, after) = (change.Areas[0].Before!, change.Areas[0].After!);
        return change.Areas.Length == 1 && before.Name != after.Name ? $"Renamed {before.Name} to {after.Name}" : $"Changed {Names(change)}";
    }

    private static string Names(Change change)
    {
        var names = change.Areas.Select(area => (area.After ?? area.Before)!.Name).ToList();
        return names.Count <= 3 ? string.Join(", ", names) : $"{names[0]}, {names[1]} and {names.Count - 2} more areas";
    }
}
