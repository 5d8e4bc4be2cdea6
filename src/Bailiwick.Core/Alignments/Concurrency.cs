namespace Bailiwick.Core.Alignments;

/// <summary>What may be taken on top of edits its author has not seen, and what may be taken back under later ones.</summary>
public static class Concurrency
{
    /// <summary>Null when none of the edits made meanwhile is about the same things, else the refusal that names the first. O(entries).</summary>
    /// <param name="mine">The change, as it would be on the present revision.</param>
    /// <param name="meanwhile">The edits since the revision its author saw.</param>
    public static Refusal? Check(Change mine, IEnumerable<LoggedEdit> meanwhile)
    {
        ArgumentNullException.ThrowIfNull(meanwhile);
        return meanwhile.FirstOrDefault(edit => Overlap.Between(mine, edit.Change)) is { } other
            ? AlignmentRefusals.EditedMeanwhile(other.Header)
            : null;
    }

    /// <summary>
    /// The change that takes an edit back, or the refusal that names the other person's later edit about the same things. The author's own
    /// later edits are not in the way: they have all been taken back before. O(entries).
    /// </summary>
    /// <param name="mine">The edit to take back.</param>
    /// <param name="later">All edits after it.</param>
    public static Outcome<Change> TakeBack(LoggedEdit mine, IEnumerable<LoggedEdit> later)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(later);
        var inverse = mine.Change.Inverse();
        var other = later.FirstOrDefault(edit => edit.Header.Author != mine.Header.Author && Overlap.Between(inverse, edit.Change));
        return other is null ? inverse : AlignmentRefusals.UndoOvertaken(mine.Header, other.Header);
    }

    /// <summary>The one change that leads back to an earlier revision; refused when nothing differs. O(entries since).</summary>
    /// <param name="since">All edits after the wanted revision, in order.</param>
    public static Outcome<Change> Restore(IEnumerable<LoggedEdit> since)
    {
        ArgumentNullException.ThrowIfNull(since);
        var back = Change.Net(since.Reverse().Select(edit => edit.Change.Inverse()));
        return back.IsEmpty ? AlignmentRefusals.NothingChanges("the present revision is the same as the wanted one") : back;
    }
}
